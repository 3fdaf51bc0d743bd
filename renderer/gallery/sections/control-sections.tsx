import { ChevronDown, Download, Ellipsis, Pencil, Plus, RefreshCw, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { ComboBox } from '../../components/combo-box.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Menu } from '../../components/menu.tsx';
import { MoneyField } from '../../components/money-field.tsx';
import { Popover } from '../../components/popover.tsx';
import { RadioCards } from '../../components/radio-cards.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { TextField } from '../../components/text-field.tsx';
import { minor } from '../../../shared/money.ts';
import { fold } from '../fold.ts';

const nothing = () => undefined;

export function Buttons() {
  return (
    <>
      <div className="g-row">
        <Button variant="primary" icon={Send} onPress={nothing}>
          Gönder…
        </Button>
        <Button icon={Download} onPress={nothing}>
          Düzeltme dosyası
        </Button>
        <Button variant="quiet" icon={RefreshCw} onPress={nothing}>
          Yenile
        </Button>
        <Button variant="danger" onPress={nothing}>
          Listeyi sil
        </Button>
        <Button trailingIcon={ChevronDown}>Dışa aktar</Button>
        <Button keys="Ctrl S">Kaydet</Button>
      </div>
      <div className="g-row">
        <Button variant="primary" isDisabled>
          Gönder…
        </Button>
        <Button variant="primary" disabledReason="6 satır düzeltme bekliyor.">
          Gönder…
        </Button>
        <Button variant="primary" isBusy>
          Gönderiliyor
        </Button>
        <Button isBusy>Okunuyor</Button>
        <Button isDisabled>Vazgeç</Button>
      </div>
      <div className="g-row">
        <Button size="small" icon={Plus}>
          Firma ekle
        </Button>
        <Button size="small" variant="quiet">
          Sonraki hata
        </Button>
        <Button size="large" variant="primary">
          Alıştırmaya başla
        </Button>
        <IconButton icon={Pencil} label="Düzenle" />
        <IconButton icon={Trash2} label="Sil" keys="Del" />
        <IconButton icon={Ellipsis} label="Diğer işlemler" size="small" />
        <IconButton icon={Pencil} label="Düzenle" isDisabled />
        <KeyHint keys="Ctrl K" />
      </div>
    </>
  );
}

export function Fields() {
  const [bank, setBank] = useState<string | undefined>('isbank');
  const [purpose, setPurpose] = useState<string | undefined>('SALARY');
  const purposes = [
    { value: 'SALARY', label: 'Maaş' },
    { value: 'BONUS', label: 'Prim' },
    { value: 'SETTLEMENT', label: 'Hak ediş' },
    { value: 'SERVICES', label: 'Hizmet bedeli', isDisabled: true },
  ];
  const banks = [
    { value: 'isbank', label: 'Türkiye İş Bankası' },
    { value: 'ziraat', label: 'Ziraat Bankası' },
    { value: 'yapikredi', label: 'Yapı Kredi' },
  ];
  return (
    <div className="g-fields">
      <TextField label="Liste adı" defaultValue="Kasım 2026 maaş" hint="Raporlarda ve geçmişte bu adla görünür." />
      <TextField label="Firma unvanı" placeholder="Yıldız Tekstil Ltd. Şti." />
      <TextField
        label="IBAN"
        defaultValue="TR92 0086 4021 0000 5482 9111 08"
        error="Kontrol basamağı tutmuyor: bir rakam yanlış."
      />
      <MoneyField
        label="Günlük sınır"
        currency="TRY"
        locale="tr"
        defaultAmount={minor(50_000_000)}
        onChange={nothing}
        hint="Bir günde yetkilendirilecek en yüksek toplam."
      />
      <MoneyField label="Tutar" currency="TRY" locale="tr" onChange={nothing} error="Sıfırdan büyük bir tutar yazın." />
      <TextField label="iyzico üye işyeri no" defaultValue="3391427" isDisabled />
      <Select label="Ödemenin amacı" options={purposes} value={purpose} onChange={setPurpose} />
      <Select
        label="Banka sütunu"
        options={banks}
        value={undefined}
        onChange={setBank}
        placeholder="Sütun seçin"
        error="Bu sütun gerekli."
      />
      <ComboBox
        label="Banka"
        options={banks}
        value={bank}
        onChange={setBank}
        fold={fold}
        emptyText="Uyan banka yok."
        openLabel="Bankaları göster"
      />
      <SearchField
        label="Satırlarda ara"
        placeholder="Ad, IBAN sonu, tutar…"
        clearLabel="Aramayı temizle"
        keys="Ctrl F"
      />
      <SearchField label="Alıcılarda ara" placeholder="Ad" clearLabel="Aramayı temizle" defaultValue="Çağlar" />
      <TextField label="Açıklama" isMultiline defaultValue="Kasım 2026 ücret" />
    </div>
  );
}

export function Choices() {
  const [environment, setEnvironment] = useState<'practice' | 'sandbox' | 'production'>('practice');
  const [filter, setFilter] = useState<'all' | 'error' | 'warning' | 'held'>('error');
  const [view, setView] = useState<'rows' | 'people'>('rows');
  return (
    <div className="g-stack">
      <div className="g-row">
        <Checkbox defaultSelected>IBAN’ları maskele</Checkbox>
        <Checkbox>Sıfır tutarlı satırları atla</Checkbox>
        <Checkbox isIndeterminate>Bütün satırlar</Checkbox>
        <Checkbox isDisabled>İkinci onay iste</Checkbox>
        <Switch defaultSelected>Açılışta son firmayı göster</Switch>
        <Switch>Her gün yedekle</Switch>
        <Switch isDisabled>Bildirimler</Switch>
      </div>
      <div className="g-row">
        <FilterChips
          label="Satırları süz"
          value={filter}
          onChange={setFilter}
          chips={[
            { value: 'all', label: 'Tümü', count: '214' },
            { value: 'error', label: 'Hatalı', count: '6', tone: 'error' },
            { value: 'warning', label: 'Uyarı', count: '11', tone: 'warning' },
            { value: 'held', label: 'Bekletilen', count: '0', isDisabled: true },
          ]}
        />
        <SegmentedControl
          label="Görünüm"
          value={view}
          onChange={setView}
          options={[
            { value: 'rows', label: 'Satırlar' },
            { value: 'people', label: 'Kişiler' },
          ]}
        />
      </div>
      <RadioCards
        label="Firmanın ortamı"
        columns={3}
        value={environment}
        onChange={setEnvironment}
        options={[
          {
            value: 'practice',
            label: 'Alıştırma',
            detail: 'Bu bilgisayarda çalışır. Para hareket etmez, anahtar gerekmez.',
          },
          { value: 'sandbox', label: 'Test', detail: 'iyzico’nun test ortamı. Gerçek para yoktur.' },
          { value: 'production', label: 'Canlı', detail: 'Gerçek hesap, gerçek ödeme.' },
        ]}
      />
    </div>
  );
}

export function Menus({ isAlone }: { readonly isAlone: boolean }) {
  return (
    <div className="g-row" data-opens={isAlone}>
      <Menu
        trigger={<Button trailingIcon={ChevronDown}>Dışa aktar</Button>}
        label="Dışa aktar"
        entries={[
          { kind: 'action', id: 'report', label: 'Rapor (Excel)', icon: Download, keys: 'Ctrl E', onAction: nothing },
          { kind: 'action', id: 'corrections', label: 'Düzeltme dosyası', onAction: nothing },
          { kind: 'action', id: 'mask', label: 'IBAN’ları maskele', isChecked: true, onAction: nothing },
          { kind: 'separator', id: 'line' },
          { kind: 'action', id: 'print', label: 'Yazdır', isDisabled: true, onAction: nothing },
          { kind: 'action', id: 'delete', label: 'Listeyi sil…', icon: Trash2, isDanger: true, onAction: nothing },
        ]}
      />
      <Popover trigger={<Button>Toplam nasıl hesaplandı?</Button>} label="Toplamın hesabı">
        <p>214 satırın 6’sı hatalı, 2’si bekletiliyor. Kalan 206 satırın toplamı gönderilir.</p>
      </Popover>
    </div>
  );
}
