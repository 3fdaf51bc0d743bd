import { FileSpreadsheet, Landmark, Send, ShieldCheck, Users, WifiOff } from 'lucide-react';
import { AmountText } from '../../components/amount-text.tsx';
import { Button } from '../../components/button.tsx';
import { DefinitionList } from '../../components/definition-list.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { SummaryBar } from '../../components/summary-bar.tsx';
import { Table } from '../../components/table.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useState } from 'react';
import { minor } from '../../../shared/money.ts';
import { STEPS, STEPS_LATER, TOP_FIVE } from '../samples.ts';

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
