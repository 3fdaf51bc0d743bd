import { Ban, Clock } from 'lucide-react';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { CompanyBadge, CompanyMark, COMPANY_COLOURS } from '../../components/company-badge.tsx';
import { EnvironmentRibbon, EnvironmentTag } from '../../components/environment-ribbon.tsx';
import { NoticeRegion } from '../../components/notice-region.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StatusPill } from '../../components/status-pill.tsx';

const nothing = () => undefined;

export function States() {
  return (
    <div className="g-stack">
      <div className="g-row">
        <StatusPill tone="ok">Ödendi</StatusPill>
        <StatusPill tone="error">Ödenemedi, para geri geldi</StatusPill>
        <StatusPill tone="warning">IBAN değişmiş</StatusPill>
        <StatusPill tone="info" icon={Clock}>
          Sonuç bekleniyor
        </StatusPill>
        <StatusPill tone="neutral" icon={Ban}>
          İptal edildi
        </StatusPill>
        <StatusPill tone="ok" isPlain>
          Hazır
        </StatusPill>
        <StatusPill tone="error" isPlain>
          Tutar belirsiz
        </StatusPill>
      </div>
      <div className="g-row">
        <EnvironmentTag environment="practice" name="ALIŞTIRMA" />
        <EnvironmentTag environment="sandbox" name="TEST" />
        <EnvironmentTag environment="production" name="CANLI" />
        {COMPANY_COLOURS.map((colour) => (
          <CompanyMark key={colour} name="İnci Gıda" colour={colour} />
        ))}
        <CompanyMark name="Yıldız" colour="plum" size="small" />
      </div>
      <EnvironmentRibbon
        environment="practice"
        name="ALIŞTIRMA"
        meaning="Bu bilgisayardaki deneme ortamı; para hareket etmez."
      />
      <EnvironmentRibbon environment="sandbox" name="TEST" meaning="iyzico test ortamı; gerçek para yoktur." />
      <EnvironmentRibbon
        environment="production"
        name="CANLI"
        meaning="Yıldız Tekstil Ltd. · buradaki ödemeler gerçektir."
      />
      <div style={{ width: 240 }}>
        <CompanyBadge name="Yıldız Tekstil Ltd." detail="6 firma · değiştir" colour="plum" onPress={nothing} />
      </div>
    </div>
  );
}

export function Messages() {
  return (
    <div className="g-stack">
      <Banner
        tone="info"
        title="Süzgeç yalnızca görünümü değiştirir."
        actions={<Button size="small">Süzgeci kaldır</Button>}
      >
        206 satırın hepsi gönderilir.
      </Banner>
      <Banner
        tone="warning"
        title="Bu dosya 3 gün önce de içe aktarıldı."
        actions={<Button size="small">Önceki listeyi aç</Button>}
      >
        Aynı kişilere ikinci kez ödeme yapmadığınızdan emin olun.
      </Banner>
      <Banner tone="error" title="iyzico’nun yanıtı okunamadı." actions={<Button size="small">Şimdi sor</Button>}>
        Para hareket etmiş olabilir. Yeniden göndermeden önce iyzico’ya soruyoruz.
      </Banner>
      <Banner tone="ok" title="206 ödemenin hepsi tamamlandı." />
      <ProgressBar
        label="Satırlar denetleniyor"
        share={0.248}
        counts="1.240 / 5.000 satır"
        onCancel={nothing}
        cancelLabel="Durdur"
      />
      <ProgressBar label="iyzico’ya soruluyor" share={undefined} detail="Yanıt bir dakikayı bulabilir." />
      <ProgressBar
        label="Ödemelerin durumu"
        share={undefined}
        counts="198 ödendi · 5 ödenemedi · 3 bekliyor"
        parts={[
          { tone: 'ok', share: 0.84 },
          { tone: 'error', share: 0.05 },
          { tone: 'info', share: 0.04 },
        ]}
      />
    </div>
  );
}

export function Notices() {
  return (
    <div style={{ height: 330 }}>
      <NoticeRegion
        label="Bildirimler"
        closeLabel="Kapat"
        onDismiss={nothing}
        notices={[
          {
            id: '1',
            tone: 'ok',
            title: 'Rapor kaydedildi.',
            detail: 'kasim-2026-maas-rapor.xlsx',
            action: { label: 'Klasörü aç', onPress: nothing },
          },
          {
            id: '2',
            tone: 'info',
            title: '40 satırın açıklaması değişti.',
            action: { label: 'Geri al', onPress: nothing },
          },
          { id: '3', tone: 'error', title: 'Dosya kaydedilemedi.', detail: 'Disk dolu. Yer açıp yeniden deneyin.' },
        ]}
      />
    </div>
  );
}
