import type { Finding } from '../../payouts.ts';
import type { TimelineEntry, Verification } from '../../records.ts';
import { counted } from '../plural.ts';

/** What a timeline sentence may be given: the count of rows or payments where the entry has one. */
type Sentence = (count: number | null) => string;

const rows = (count: number | null, rest: string): string =>
  count === null ? `Satırlar ${rest}` : `${counted(count, 'satır')} ${rest}`;

/** A sentence for each kind of entry; who pressed and when stand beside it. */
const timeline: Readonly<Record<TimelineEntry['kind'], Sentence>> = {
  imported: (count) => (count === null ? 'Dosyadan okundu' : `Dosyadan ${counted(count, 'satır')} okundu`),
  copied: (count) =>
    count === null ? 'Başka bir listeden alındı' : `Başka bir listeden ${counted(count, 'satır')} alındı`,
  corrected: (count) => rows(count, 'düzeltme dosyasıyla değişti'),
  edited: (count) => rows(count, 'düzenlendi'),
  undone: () => 'Son değişiklik geri alındı',
  held: (count) => rows(count, 'bekletmeye alındı'),
  dropped: (count) => rows(count, 'listeden çıkarıldı'),
  putBack: (count) => rows(count, 'listeye geri kondu'),
  answered: (count) => rows(count, 'gerekçeyle geçildi'),
  removed: () => 'Liste silindi',
  forgotten: (count) =>
    count === null ? 'Kişisel bilgiler silindi' : `${counted(count, 'satırın')} kişisel bilgileri silindi`,
  reportSaved: () => 'Rapor kaydedildi',
  restored: () => 'Yedekten dönüldü',
  gapLookedInto: () => 'Yedekten sonra neler gönderildiğine iyzico’da bakıldı',
  prepared: (count) => (count === null ? 'Gönderim hazırlandı' : `${counted(count, 'ödemelik')} gönderim hazırlandı`),
  initialiseSent: () => 'Liste iyzico’ya gönderildi; para hareket etmedi',
  initialised: () => 'iyzico listeyi aldı, ön akıbet geldi',
  initialiseRefused: () => 'iyzico listeyi kabul etmedi',
  initialiseUnknown: () => 'Listenin iyzico’ya ulaşıp ulaşmadığı bilinmiyor',
  asked: (count) =>
    count === null || count === 0
      ? 'iyzico’ya soruldu, değişiklik yok'
      : `iyzico’ya soruldu: ${counted(count, 'ödemenin')} durumu değişti`,
  askedFailed: () => 'iyzico’ya soruldu, yanıt alınamadı',
  mismatch: () => 'iyzico’daki liste bizimkinden farklı çıktı; işlem durduruldu',
  mismatchSettled: () => 'Farka bakıldı, devam edilmesine karar verildi',
  authoriseIntended: (count) =>
    count === null ? 'Yetkilendir düğmesine basıldı' : `${counted(count, 'ödeme')} için Yetkilendir düğmesine basıldı`,
  authoriseSent: () => 'Yetkilendirme isteği iyzico’ya gönderildi',
  authorised: () => 'iyzico yetkilendirdi; ödemeler başladı',
  authoriseRejected: () => 'iyzico yetkilendirmeyi kabul etmedi; ödeme yapılmadı',
  authoriseUnknown: () => 'Yetkilendirmenin sonucu bilinmiyor',
  cancelIntended: () => 'İptal düğmesine basıldı',
  cancelSent: () => 'İptal isteği iyzico’ya gönderildi',
  cancelAccepted: () => 'iyzico iptal etti',
  cancelRejected: () => 'iyzico iptali kabul etmedi',
  cancelUnknown: () => 'İptalin sonucu bilinmiyor',
  finding: () => 'iyzico’dan öğrenilen kayda geçirildi',
  released: (count) => rows(count, 'yeniden ödemeye açıldı'),
  companyAdded: () => 'Firma eklendi',
  companyChanged: () => 'Firma ayarları değişti',
  keysSaved: () => 'API anahtarları kaydedildi',
  keysRemoved: () => 'API anahtarları kaldırıldı',
  limitsChanged: () => 'Sınırlar ve onaylar değişti',
};

const faults: Readonly<Record<Verification['faults'][number]['fault'], (entry: string) => string>> = {
  changed: (entry) => `${entry}. kayıt sonradan değiştirilmiş.`,
  removed: (entry) => `${entry}. kayıt silinmiş.`,
  reordered: (entry) => `${entry}. kaydın yeri değiştirilmiş.`,
  cutOff: (entry) => `${entry}. kayıttan sonrası silinmiş.`,
  anchorMissing: () => 'Zincirin son kaydı anahtar kasasında bulunamadı; sondan kayıt silindiyse anlaşılamaz.',
};

const findings: Readonly<Record<Finding, string>> = {
  notCreated: 'iyzico’da böyle bir gönderim yok',
  notAuthorised: 'yetkilendirilmemiş',
  authorised: 'yetkilendirilmiş',
};

/** History: search, a list's timeline, the check of the chain. */
export const history = {
  title: 'Geçmiş',
  search: {
    label: 'Geçmişte ara',
    placeholder: 'Ad, IBAN’ın sonu, tutar, referans',
    clear: 'Aramayı temizle',
    company: 'Firma',
    allCompanies: 'Bütün firmalar',
    outcome: 'Durum',
    allOutcomes: 'Bütün durumlar',
    from: 'Başlangıç',
    to: 'Bitiş',
    fromPlaceholder: 'İlk gün',
    toPlaceholder: 'Son gün',
    dateWrong: 'Tarihi 20.11.2026 gibi yazın.',
    reset: 'Süzgeçleri kaldır',
    results: (count: number) => `${counted(count, 'ödeme')} bulundu`,
    searching: 'Aranıyor',
    noneTitle: 'Bu aramaya uyan ödeme yok',
    noneDetail:
      'Adın bir kısmını, IBAN’ın son dört hanesini ya da tutarı deneyin. Kişisel bilgileri silinmiş listeler aranmaz.',
    emptyTitle: 'Henüz ödeme yok',
    emptyDetail: 'Bir liste hazırladığınızda satırları burada aranabilir olur.',
    emptyAction: 'Ödeme listelerine git',
  },
  columns: {
    name: 'Alıcı',
    recipient: 'IBAN / kimlik',
    amount: 'Tutar',
    outcome: 'Durum',
    list: 'Liste',
    reference: 'Referans',
    at: 'Tarih',
    timeline: 'Geçmiş',
  },
  caption: 'Bulunan ödemeler',
  notSent: 'Gönderilmedi',
  openList: 'Listeyi aç',
  openTimeline: 'Liste geçmişi',
  page: (from: string, to: string, total: string) => `${from}–${to} / ${total}`,
  previousPage: 'Önceki sayfa',
  nextPage: 'Sonraki sayfa',
  timelineTitle: 'Liste geçmişi',
  timelineLoading: 'Kayıtlar okunuyor',
  timelineEmpty: 'Bu liste için kayıt yok.',
  timelineEntries: (count: number) => counted(count, 'kayıt'),
  exportTimeline: 'Liste geçmişini kaydet',
  back: 'Aramaya dön',
  program: 'program',
  timeline,
  details: {
    fileName: 'Dosya',
    sheet: 'Sayfa',
    name: 'Ad',
    listName: 'Liste',
    reason: 'Gerekçe',
    words: 'Öğrenilen',
    who: 'Kimden',
    second: 'İkinci onay',
    total: 'Toplam',
    requestId: 'iyzico istek no',
    externalId: 'Gönderim no',
    outcome: 'Sonuç',
    payoutStatus: 'iyzico durumu',
    invalid: 'Kabul edilmeyen',
    expected: 'Bizde',
    theirs: 'iyzico’da',
    finding: 'Bulgu',
    errorCode: 'iyzico kodu',
    errorMessage: 'iyzico’nun yanıtı',
    code: 'Kod',
    cause: 'Neden',
    httpStatus: 'HTTP',
    digest: 'Onaylanan içerik',
    field: 'Alan',
    report: 'Rapor',
    masked: 'Alıcı bilgileri',
  },
  askedUnchanged: {
    title: (times: string) => `${times} kez soruldu, değişiklik yok`,
    during: (first: string, last: string) => `ilk ${first}, son ${last}`,
  },
  listEdited: 'Listenin adı ya da amacı değişti',
  rowAdded: 'Listeye satır eklendi',
  findings,
  causes: {
    timeout: 'yanıt süresi doldu',
    reset: 'bağlantı koptu',
    http5xx: 'iyzico’da sunucu hatası',
    unreadable: 'yanıt okunamadı',
    truncated: 'yanıt yarım geldi',
    redirect: 'yanıt başka adrese yönlendirdi',
    notSent: 'istek bilgisayardan çıkmadı',
    crash: 'program o sırada kapandı',
    other: 'bilinmeyen neden',
  },
  masking: { masked: 'maskeli', full: 'tam' },
  reportKinds: {
    status: 'akıbet raporu',
    statusCsv: 'akıbet raporu (CSV)',
    corrections: 'düzeltme dosyası',
    clientWorkbook: 'akıbet eklenmiş firma dosyası',
    journalEntries: 'muhasebe fişi',
    record: 'ödeme kaydı (PDF)',
    period: 'dönem raporu',
    timeline: 'liste geçmişi',
    recipients: 'adres defteri',
  },
  verify: {
    action: 'Kayıt zincirini denetle',
    running: 'Zincir denetleniyor…',
    wholeTitle: 'Kayıt zinciri sağlam',
    whole: (entries: number, when: string) =>
      `${counted(entries, 'kayıt')} denetlendi; değiştirilmiş, silinmiş ya da yeri oynatılmış kayıt yok. Denetim: ${when}.`,
    brokenTitle: (faults: number) => `Kayıt zincirinde ${counted(faults, 'bozukluk')} var`,
    broken:
      'Program dışından bir değişiklik yapılmış olabilir. Yeni ödeme göndermeden önce yedeğinizle karşılaştırın; iyzico’daki durum asıldır.',
    more: (count: number) => `ve ${counted(count, 'bozukluk')} daha`,
  },
  faults,
};

/** What every language's catalogue of this screen holds. */
export type HistoryText = typeof history;
