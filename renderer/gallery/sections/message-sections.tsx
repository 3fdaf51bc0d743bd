import { Ban, Clock, FileSpreadsheet, Landmark, Send, ShieldCheck, Users, WifiOff } from 'lucide-react';
import { AmountText } from '../../components/amount-text.tsx';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { CompanyBadge, CompanyMark, COMPANY_COLOURS } from '../../components/company-badge.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EnvironmentRibbon, EnvironmentTag } from '../../components/environment-ribbon.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { NoticeRegion } from '../../components/notice-region.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { StatusPill } from '../../components/status-pill.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { SummaryBar } from '../../components/summary-bar.tsx';
import { Table } from '../../components/table.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useState } from 'react';
import { minor } from '../../../shared/money.ts';
import { STEPS, STEPS_LATER, TOP_FIVE } from '../samples.ts';

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

export function Empties() {
  return (
    <div className="g-columns">
      <div className="g-card">
        <EmptyState
          icon={FileSpreadsheet}
          title="Henüz ödeme listesi yok."
          detail="Excel dosyanızı pencereye sürükleyin ya da seçin."
          action={
            <>
              <Button>Örnek dosya</Button>
              <Button variant="primary">Dosya seç…</Button>
            </>
          }
        />
      </div>
      <div className="g-card">
        <ErrorState
          icon={WifiOff}
          title="iyzico’ya ulaşılamıyor."
          meaning="Hiçbir şey gönderilmedi. İnternet gelince kaldığınız yerden sürer."
          code="network.unreachable"
          action={<Button variant="primary">Yeniden dene</Button>}
        />
      </div>
      <div className="g-card">
        <Skeleton label="Yükleniyor" />
      </div>
      <div className="g-card">
        <EmptyState
          icon={Users}
          title="Bu aramaya uyan alıcı yok."
          isCompact
          action={<Button size="small">Aramayı temizle</Button>}
        />
      </div>
    </div>
  );
}

export function Facts() {
  const [tab, setTab] = useState<'journal' | 'details' | 'five'>('journal');
  return (
    <div className="g-stack">
      <Stepper label="Adımlar" steps={STEPS} />
      <Stepper label="Adımlar, sonra" steps={STEPS_LATER} />
      <div className="g-columns">
        <div className="g-card">
          <Tabs
            label="Liste"
            value={tab}
            onChange={setTab}
            tabs={[
              { value: 'journal', label: 'Günlük', count: '4', content: <Journal /> },
              { value: 'details', label: 'Bilgiler', content: null },
              { value: 'five', label: 'En yüksek beş', content: null },
            ]}
          />
        </div>
        <div className="g-stack">
          <div className="g-card g-stack">
            <AmountText amount={minor(899_185_550)} currency="TRY" locale="tr" size="huge" />
            <DefinitionList
              items={[
                { term: 'Liste', value: 'Kasım 2026 maaş · 212 ödeme' },
                { term: 'Gönderilmeyen', value: '2 satır (iyzico kabul etmedi)' },
                {
                  term: 'iyzico bakiyesi',
                  value: <AmountText amount={minor(940_000_000)} currency="TRY" locale="tr" />,
                },
                { term: 'Komisyon', value: 'iyzico sonuçta bildirir' },
              ]}
            />
            <DiffText
              before="TR92 0086 4021 0000 5482 9111 08"
              after="TR92 0086 4021 0000 5482 9861 78"
              beforeLabel="Dosyada"
              afterLabel="Geçen ay"
            />
          </div>
          <Table
            caption="En yüksek beş ödeme"
            rows={TOP_FIVE}
            rowKey={(row) => row.name}
            columns={[
              { id: 'name', label: 'Alıcı', isRowHeader: true, render: (row) => row.name },
              { id: 'bank', label: 'Banka', render: (row) => row.bank },
              {
                id: 'amount',
                label: 'Tutar',
                align: 'end',
                render: (row) => <AmountText amount={minor(row.amount)} currency="TRY" locale="tr" />,
              },
            ]}
          />
        </div>
      </div>
      <SummaryBar
        label="Toplamlar"
        figures={[
          { id: 'people', label: 'Ödenecek', value: '206 kişi' },
          {
            id: 'total',
            label: 'Toplam',
            value: <AmountText amount={minor(874_261_550)} currency="TRY" locale="tr" />,
          },
          {
            id: 'read',
            label: 'Okunan = dosyadaki TOPLAM',
            value: '9.012.655,50 ₺',
            check: { agrees: true, label: 'Tutuyor' },
            tone: 'quiet',
          },
          { id: 'wrong', label: 'Düzeltme bekleyen', value: '6 satır', tone: 'error' },
        ]}
        actions={
          <>
            <Button>Düzeltme dosyası</Button>
            <Button variant="primary">Gönder…</Button>
          </>
        }
      />
    </div>
  );
}

function Journal() {
  return (
    <Timeline
      label="Günlük"
      entries={[
        {
          id: '1',
          time: '20.11.2026 10.12',
          by: 'Selin',
          tone: 'neutral',
          icon: FileSpreadsheet,
          title: 'personel_kasim.xlsx içe aktarıldı',
          detail: '214 satır, 9.012.655,50 ₺',
        },
        {
          id: '2',
          time: '20.11.2026 10.31',
          by: 'Selin',
          tone: 'info',
          icon: Send,
          title: 'iyzico’ya gönderildi',
          detail: 'Para hareket etmedi; yetkilendirme bekleniyor.',
        },
        {
          id: '3',
          time: '20.11.2026 10.42',
          by: 'Murat',
          tone: 'ok',
          icon: ShieldCheck,
          title: 'Yetkilendirildi',
          detail: '212 ödeme, 8.991.855,50 ₺',
        },
        {
          id: '4',
          time: '20.11.2026 10.58',
          tone: 'error',
          icon: Landmark,
          title: '5 ödeme banka tarafından reddedildi',
          detail: 'Para iyzico bakiyenize geri geldi.',
        },
      ]}
    />
  );
}
