import { minor, type Minor } from '../../shared/money.ts';
import { AmountText } from '../components/amount-text.tsx';
import type { GridColumn, GridLabels, RowSource } from '../components/grid/grid-types.ts';
import { StatusPill } from '../components/status-pill.tsx';
import type { Tone } from '../components/tone.ts';

/** A row as the gallery draws it. */
export interface SampleRow {
  readonly id: string;
  readonly excelRow: number;
  readonly name: string;
  readonly iban: string;
  readonly bank: string;
  readonly amount: Minor | undefined;
  readonly amountText: string;
  readonly explanation: string;
  readonly purpose: string;
  readonly isHeld: boolean;
  readonly state: { readonly tone: Tone; readonly word: string };
  readonly marks: Readonly<Record<string, { readonly tone: 'error' | 'warning'; readonly message: string }>>;
}

const NAMES = [
  'Ayşe Yılmaz',
  'Şükrü Çağlar',
  'İbrahim Şen',
  'Elif Kaya',
  'Mehmet Öztürk',
  'Zeynep Aksoy',
  'Ali Veli Demir',
  'Fatma Arslan',
  'Gülşah Işık',
  'Hakan Polat',
  'Merve Doğan',
  'Onur Çetin',
  'Selma Tunç',
  'Burak Ergin',
  'Ilgın Üstündağ',
  'Nihan Balcı',
];
const BANKS = ['Ziraat', 'Garanti BBVA', 'Yapı Kredi', 'İş Bankası', 'Akbank', 'QNB', 'DenizBank', 'VakıfBank'];
const READY = { tone: 'ok', word: 'Hazır' } as const;

/** The same row for the same index, always: the tests count on it. */
export function sampleRow(index: number): SampleRow {
  const seed = (index * 2_654_435_761) % 4_294_967_296;
  const amount = minor(700_000 + (seed % 5_000_000));
  const base: SampleRow = {
    id: `r${index}`,
    excelRow: index + 5,
    name: NAMES[index % NAMES.length] ?? '',
    iban: `TR${String(10 + (seed % 89))} •••• ${String(1000 + (seed % 8999)).replace(/(..)(..)/, '$1 $2')}`,
    bank: BANKS[seed % BANKS.length] ?? '',
    amount,
    amountText: String(amount / 100).replace('.', ','),
    explanation: 'Kasım 2026 ücret',
    purpose: 'SALARY',
    isHeld: false,
    state: READY,
    marks: {},
  };
  switch (index) {
    case 1:
      return {
        ...base,
        iban: 'TR92 •••• 11 08',
        bank: '—',
        state: { tone: 'error', word: 'IBAN hatalı' },
        marks: { iban: { tone: 'error', message: 'IBAN kontrol basamağı tutmuyor: bir rakam yanlış ya da eksik.' } },
      };
    case 2:
      return {
        ...base,
        state: { tone: 'warning', word: 'IBAN değişmiş' },
        marks: { iban: { tone: 'warning', message: 'Bu alıcıya geçen ay başka bir IBAN ile ödendi.' } },
      };
    case 4:
      return {
        ...base,
        amount: undefined,
        amountText: '1.000',
        state: { tone: 'error', word: 'Tutar belirsiz' },
        marks: { amount: { tone: 'error', message: '1.000 bin lira mı, bir lira mı? Tutarı kuruşuyla yazın.' } },
      };
    case 8:
      return {
        ...base,
        state: { tone: 'warning', word: '5. satırla aynı' },
        marks: { name: { tone: 'warning', message: '5. satırla aynı kişi, aynı tutar.' } },
      };
    case 10:
      return { ...base, isHeld: true, state: { tone: 'neutral', word: 'Bekletiliyor' } };
    default:
      return base;
  }
}

/** The grid's columns, as a payment list has them. */
export const SAMPLE_COLUMNS: readonly GridColumn<SampleRow>[] = [
  {
    id: 'excelRow',
    label: 'Satır',
    width: 52,
    align: 'end',
    look: 'quiet',
    isPinned: true,
    canSort: true,
    render: (row) => row.excelRow,
    text: (row) => String(row.excelRow),
  },
  {
    id: 'name',
    label: 'Alıcı',
    width: 106,
    grow: 1,
    canSort: true,
    canHide: true,
    editor: { kind: 'text', maxLength: 100 },
    render: (row) => row.name,
    text: (row) => row.name,
    mark: (row) => row.marks['name'],
  },
  {
    id: 'iban',
    label: 'IBAN / kimlik',
    width: 152,
    look: 'code',
    canFilter: true,
    editor: { kind: 'iban' },
    render: (row) => row.iban,
    text: (row) => row.iban,
    editText: () => Promise.resolve('TR33 0006 1005 1978 6457 8413 26'),
    mark: (row) => row.marks['iban'],
  },
  {
    id: 'bank',
    label: 'Banka',
    width: 78,
    look: 'quiet',
    canSort: true,
    canHide: true,
    canFilter: true,
    render: (row) => row.bank,
    text: (row) => row.bank,
  },
  {
    id: 'amount',
    label: 'Tutar',
    width: 106,
    align: 'end',
    look: 'money',
    canSort: true,
    editor: { kind: 'money' },
    render: (row) =>
      row.amount === undefined ? row.amountText : <AmountText amount={row.amount} currency="TRY" locale="tr" />,
    text: (row) => row.amountText,
    mark: (row) => row.marks['amount'],
  },
  {
    id: 'explanation',
    label: 'Açıklama',
    width: 92,
    grow: 1.4,
    canHide: true,
    editor: { kind: 'text', maxLength: 400 },
    render: (row) => row.explanation,
    text: (row) => row.explanation,
  },
  {
    id: 'state',
    label: 'Durum',
    width: 130,
    canSort: true,
    canFilter: true,
    render: (row) => <StatusPill tone={row.state.tone}>{row.state.word}</StatusPill>,
    text: (row) => row.state.word,
  },
];

/** Two columns more, for the remaining kinds of editors. */
export const MORE_COLUMNS: readonly GridColumn<SampleRow>[] = [
  ...SAMPLE_COLUMNS,
  {
    id: 'purpose',
    label: 'Amaç',
    width: 92,
    canHide: true,
    editor: {
      kind: 'select',
      options: [
        { value: 'SALARY', label: 'Maaş' },
        { value: 'BONUS', label: 'Prim' },
      ],
    },
    render: (row) => (row.purpose === 'SALARY' ? 'Maaş' : 'Prim'),
    text: (row) => row.purpose,
  },
  {
    id: 'held',
    label: 'Beklet',
    width: 70,
    canHide: true,
    editor: { kind: 'checkbox' },
    render: (row) => (row.isHeld ? 'Bekletiliyor' : 'Ödenecek'),
    text: (row) => String(row.isHeld),
  },
];

export const GRID_LABELS: GridLabels = {
  grid: 'Ödeme satırları',
  selectAll: 'Bütün satırları seç',
  selectRow: (rowNumber) => `${rowNumber}. satırı seç`,
  loading: 'Yükleniyor',
  error: 'Hata',
  warning: 'Uyarı',
  columnMenu: (columnLabel) => `${columnLabel} sütunu`,
  sortAscending: 'Küçükten büyüğe sırala',
  sortDescending: 'Büyükten küçüğe sırala',
  clearSort: 'Sıralamayı kaldır',
  filter: 'Süz…',
  hide: 'Sütunu gizle',
  moveLeft: 'Sola taşı',
  moveRight: 'Sağa taşı',
  widen: 'Genişlet',
  narrow: 'Daralt',
};

/** Rows that are all there at once. */
export function fixedSource(rows: readonly SampleRow[]): RowSource<SampleRow> {
  return { total: rows.length, getRow: (index) => rows[index], requestRange: () => undefined };
}
