import { minor } from '../../../shared/money.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { Button } from '../../components/button.tsx';
import { CompanyBadge } from '../../components/company-badge.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { EnvironmentRibbon } from '../../components/environment-ribbon.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { NavSidebar } from '../../components/nav-sidebar.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { SummaryBar } from '../../components/summary-bar.tsx';
import type { EnvironmentName } from '../../components/tone.ts';
import { SAMPLE_COLUMNS } from '../sample-rows.tsx';
import { PLACES, STEPS } from '../samples.ts';
import { EditableGrid } from './grid-sections.tsx';

const nothing = () => undefined;

/** The parts together, as the list screen has them: where density and calm are judged. */
export function ScreenSample({ environment }: { readonly environment: EnvironmentName }) {
  return (
    <div className="g-screen">
      <EnvironmentRibbon
        environment={environment}
        name={environment === 'production' ? 'CANLI' : 'ALIŞTIRMA'}
        meaning={
          environment === 'production'
            ? 'Buradaki ödemeler gerçektir.'
            : 'Bu bilgisayardaki deneme ortamı; para hareket etmez.'
        }
      />
      <NavSidebar
        label="Bölümler"
        items={PLACES}
        current="lists"
        onNavigate={nothing}
        top={<CompanyBadge name="Yıldız Tekstil Ltd." detail="6 firma · değiştir" colour="plum" onPress={nothing} />}
        foot={
          <>
            Her şey bu bilgisayarda.
            <br />
            Son yedek: bugün 09.12
          </>
        }
      />
      <div className="g-work">
        <PageHeader
          title="Kasım 2026 maaş"
          detail="personel_kasim.xlsx · Sayfa1 · 214 satır"
          actions={
            <Button variant="quiet" keys="Ctrl K">
              Komut ara
            </Button>
          }
        />
        <Stepper label="Adımlar" steps={STEPS} />
        <div className="g-list">
          <div>
            <div className="g-bar">
              <FilterChips
                label="Satırları süz"
                value="all"
                onChange={nothing}
                chips={[
                  { value: 'all', label: 'Tümü', count: '214' },
                  { value: 'error', label: 'Hatalı', count: '6', tone: 'error' },
                  { value: 'warning', label: 'Uyarı', count: '11', tone: 'warning' },
                  { value: 'held', label: 'Bekletilen', count: '2' },
                ]}
              />
              <SearchField
                label="Satırlarda ara"
                placeholder="Ad, IBAN sonu, tutar…"
                clearLabel="Aramayı temizle"
                keys="Ctrl F"
              />
            </div>
            <EditableGrid count={214} columns={SAMPLE_COLUMNS} />
          </div>
          <SampleDrawer />
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
              <Button variant="primary" disabledReason="6 satır düzeltme bekliyor.">
                Gönder…
              </Button>
            </>
          }
        />
      </div>
    </div>
  );
}

function SampleDrawer() {
  return (
    <Drawer
      title="Şükrü Çağlar · 38.900,50 ₺"
      subtitle={
        <>
          Excel satırı 6, C sütunu · hata 1 / 6 <KeyHint keys="F8" />
        </>
      }
      onClose={nothing}
      closeLabel="Paneli kapat"
      width={284}
    >
      <div className="g-note g-note--error">
        <h3>IBAN kontrol basamağı tutmuyor</h3>
        <p>Bir rakam yanlış ya da eksik. Bu IBAN’a ödeme gönderilemez.</p>
        <DiffText
          before="TR92 0086 4021 0000 5482 9111 08"
          after="TR92 0086 4021 0000 5482 9861 78"
          beforeLabel="Dosyada"
          afterLabel="Ekimde"
        />
        <div className="g-row">
          <Button size="small" variant="primary">
            Bilinen IBAN’ı kullan
          </Button>
          <Button size="small">Elle yaz</Button>
        </div>
      </div>
      <div className="g-note">
        <h3>Geçen aya göre</h3>
        <p>+3,2 % · 37.700,00 ₺ yerine 38.900,50 ₺</p>
      </div>
    </Drawer>
  );
}
