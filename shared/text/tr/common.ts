import type { Environment } from '../../companies.ts';
import type { BatchState, Step } from '../../batches.ts';
import type { Currency } from '../../money.ts';
import type { MoneyOutcome, Purpose, RecipientType } from '../../items.ts';
import type { Field } from '../../rows.ts';
import { counted } from '../plural.ts';

const environments: Readonly<
  Record<Environment, { readonly name: string; readonly short: string; readonly meaning: string }>
> = {
  practice: {
    name: 'ALIŞTIRMA',
    short: 'Alıştırma',
    meaning: 'Bu bilgisayardaki deneme ortamı; gerçek para hareket etmez.',
  },
  sandbox: { name: 'SANDBOX', short: 'Sandbox', meaning: 'iyzico’nun test ortamı; gerçek para hareket etmez.' },
  production: { name: 'CANLI', short: 'Canlı', meaning: 'Buradaki ödemeler gerçektir.' },
};

const purposes: Readonly<Record<Purpose, string>> = {
  SALARY: 'Maaş',
  BONUS: 'Prim',
  SETTLEMENT: 'Hak ediş',
  GOODS: 'Mal bedeli',
  SERVICES: 'Hizmet bedeli',
  CASHBACK: 'Nakit iade',
  REBATES: 'İndirim iadesi',
  DONATIONS: 'Bağış',
};

const currencies: Readonly<Record<Currency, string>> = { TRY: 'Türk lirası', USD: 'ABD doları', EUR: 'Euro' };

const recipientTypes: Readonly<Record<RecipientType, string>> = {
  IBAN: 'IBAN',
  IDENTITY_NUMBER: 'Kimlik no',
  PHONE: 'Telefon',
  MEMBER_ID: 'Üye no',
};

const states: Readonly<Record<BatchState, string>> = {
  hasErrors: 'Düzeltme bekliyor',
  ready: 'Göndermeye hazır',
  nothingToSend: 'Gönderilecek satır yok',
  sending: 'Gönderiliyor',
  unknown: 'Sonucu bilinmiyor',
  waitingAuthorisation: 'Yetki bekliyor',
  inProgress: 'Ödeniyor',
  partlyPaid: 'Kısmen ödendi',
  allPaid: 'Ödendi',
  nonePaid: 'Ödenmedi',
  cancelled: 'İptal edildi',
  refused: 'Kabul edilmedi',
};

const steps: Readonly<Record<Step, string>> = {
  prepare: 'Hazırla',
  send: 'Gönder',
  preResult: 'Ön akıbet',
  authorise: 'Yetkilendir',
  result: 'Akıbet',
};

const outcomes: Readonly<Record<MoneyOutcome, string>> = {
  waiting: 'Sırada',
  onItsWay: 'Yolda',
  paid: 'Ödendi',
  failed: 'Ödenemedi',
  returned: 'Geri döndü',
  stuck: 'Askıda',
  notAccepted: 'Kabul edilmedi',
  cancelled: 'İptal edildi',
  unknown: 'Bilinmiyor',
};

const fields: Readonly<Record<Field, string>> = {
  recipientType: 'Alıcı türü',
  recipient: 'IBAN / kimlik',
  name: 'Alıcı',
  amount: 'Tutar',
  currency: 'Para birimi',
  description: 'Açıklama',
  reference: 'Referans',
  nonWithdrawable: 'Çekilemez bakiye',
};

/** Words that many screens share. */
export const common = {
  appName: 'Ödeme Masası',
  standIn: 'Electron yerine Chromium penceresinde açıldı',
  environments,
  purposes,
  currencies,
  recipientTypes,
  states,
  steps,
  outcomes,
  fields,
  cancel: 'Vazgeç',
  close: 'Kapat',
  save: 'Kaydet',
  back: 'Geri',
  retry: 'Yeniden dene',
  problemCode: (code: string) => `Hata kodu: ${code}`,
  loading: 'Yükleniyor…',
  copied: 'Panoya kopyalandı.',
  people: (count: number) => counted(count, 'kişi'),
  rows: (count: number) => counted(count, 'satır'),
  payments: (count: number) => counted(count, 'ödeme'),
  excelRow: (row: number) => `Excel satırı ${row}`,
  sheetNamed: (sheet: string) => `“${sheet}” sayfası`,
  excelCell: (row: number, column: string) => `Excel satırı ${row}, ${column} sütunu`,
  addedRow: 'Programda eklenen satır',
  reasonTooShort: 'Gerekçeyi en az üç harfle yazın.',
  nav: {
    label: 'Bölümler',
    lists: 'Ödeme listeleri',
    board: 'Ay sonu panosu',
    recipients: 'Alıcılar',
    history: 'Geçmiş',
    settings: 'Ayarlar',
    local: 'Her şey bu bilgisayarda.',
    backup: (when: string) => `Son yedek: ${when}`,
    noBackup: 'Henüz yedek alınmadı.',
    backupNow: 'Yedekle…',
  },
  companies: {
    switch: 'Firma değiştir',
    switchCount: (count: number) => `${counted(count, 'firma')} · değiştir`,
    menu: 'Firmalar',
    add: 'Firma ekle…',
    none: 'Firma yok',
    noneDetail: 'Önce bir firma ekleyin',
  },
  commands: {
    open: 'Komut ara',
    label: 'Komutlar',
    placeholder: 'Ne yapmak istiyorsunuz?',
    empty: 'Böyle bir komut yok.',
    goGroup: 'Git',
    fileGroup: 'Dosya',
    listGroup: 'Liste',
    companyGroup: 'Firma',
    viewGroup: 'Görünüm',
    openWorkbook: 'Ödeme listesi aç…',
    template: 'Boş Excel şablonu kaydet…',
    supportFile: 'Destek dosyası hazırla…',
    shortcuts: 'Klavye kısayolları',
    themeLight: 'Açık tema',
    themeDark: 'Koyu tema',
    themeSystem: 'Sistemin teması',
    language: 'Switch to English',
    languageKeywords: 'dil ingilizce english language',
    compact: 'Satırlar sık / rahat',
    toCompany: (name: string) => `${name} firmasına geç`,
  },
  shortcuts: {
    title: 'Klavye kısayolları',
    general: 'Her yerde',
    grid: 'Liste tablosunda',
    move: 'Hücreden hücreye',
    edges: 'Satırın başı / sonu',
    corners: 'Tablonun başı / sonu',
    edit: 'Hücreyi düzenle',
    leave: 'Düzenlemeden çık',
    select: 'Satırı seç',
    copyPaste: 'Kopyala / yapıştır',
    fillDown: 'Yukarıdakiyle doldur',
    clear: 'Hücreleri boşalt',
    selectAll: 'Bütün satırları seç',
    undo: 'Geri al',
    redo: 'Yinele',
    nextProblem: 'Sonraki hata',
    previousProblem: 'Önceki hata',
    find: 'Satırlarda ara',
    columnMenu: 'Sütun menüsü',
  },
  drop: {
    title: 'Bırakın, okuyalım',
    detail: '.xlsx, .xlsm, .csv ya da .txt',
    oneOnly: 'Tek seferde bir dosya bırakın.',
    oneOnlyDetail: 'İlk dosya açılıyor; ötekileri sonra bırakabilirsiniz.',
    noCompany: 'Önce bir firma ekleyin.',
    noCompanyDetail: 'Dosya hangi firmanın listesi olacağı bilinmeden açılamaz.',
  },
  jobs: {
    region: 'Süren işler',
    cancel: 'Durdur',
    read: 'Dosya okunuyor',
    open: 'Liste açılıyor',
    check: 'Satırlar denetleniyor',
    write: 'Satırlar kaydediliyor',
    prepare: 'Gönderim hazırlanıyor',
    send: 'iyzico’ya gönderiliyor',
    ask: 'iyzico’ya soruluyor',
    report: 'Rapor yazılıyor',
    backup: 'Yedek alınıyor',
    restore: 'Yedekten dönülüyor',
    forget: 'Kişisel bilgiler siliniyor',
    erase: 'Eski kopyalar siliniyor',
    compact: 'Kayıtlar sıkıştırılıyor',
    copy: 'Kayıtların kopyası çıkarılıyor',
    verify: 'Kayıtlar baştan sona denetleniyor',
    salvage: 'Okunabilen satırlar kurtarılıyor',
    facts: 'Ödeme kayıtları yazılıyor',
    export: 'Listeler dışarı yazılıyor',
    steps: 'Önceki değişiklik okunuyor',
    rows: 'Satırlar okunuyor',
    records: 'Kayıtlar okunuyor',
    search: 'Kayıtlarda aranıyor',
    save: 'Kaydediliyor',
    reopen: 'Kayıtlar yeniden açılıyor',
    cancelPayout: 'iyzico’dan iptal isteniyor',
    update: 'Güncellemeye bakılıyor',
    download: 'Güncelleme indiriliyor',
    work: 'İşlem sürüyor',
    seconds: (seconds: string) => `${seconds} saniyedir`,
    readRows: (done: string) => `${done} satır okundu`,
    of: (done: string, total: string) => `${done} / ${total}`,
    megabytes: (done: string, total: string) => `${done} / ${total} MB`,
  },
  notices: {
    region: 'Bildirimler',
    saved: 'Kaydedildi',
    savedTo: (file: string, folder: string) => `${file} · ${folder}`,
    open: 'Aç',
    showFolder: 'Klasörü göster',
  },
  keychain: {
    missingTitle: 'Bilgisayarın anahtar kasası bulunamadı',
    missingBody:
      'API anahtarları kasa olmadan saklanmaz; şimdilik yalnız alıştırma firması çalışır. Kurulacak paketi gösterelim.',
    missingAction: 'Nasıl kurulur?',
    lockedTitle: 'Bilgisayarın anahtar kasası kilitli',
    lockedBody: 'Kilidi açana kadar iyzico’ya bağlanılamaz; listeleri hazırlayabilirsiniz.',
  },
  askFirst: {
    title: 'Eski bir yedekten dönüldü',
    body: (count: number) =>
      `${counted(count, 'gönderim')} iyzico’ya sorulmadan yeni ödeme gönderilmez. Listeyi açıp “iyzico’ya sor” düğmesine basın; sormak para hareket ettirmez.`,
  },
  gap: {
    title: (when: string) => `${when} tarihli yedekten dönüldü; gönderim kapalı`,
    known: (entries: number) => `Bu yedekten sonra yazılmış ${counted(entries, 'kayıt')} burada yok.`,
    unknown: 'Bu yedekten sonra yapılanlar burada görünmez.',
    body: 'O arada gönderilmiş bir liste burada gönderilmemiş görünebilir. Kimseye iki kez ödememek için iyzico panelindeki gönderimlere bakın ve bulduğunuzu yazın.',
    panel: 'iyzico panelini aç',
    action: 'Baktım, yazayım…',
    dialogTitle: 'Yedekten sonra gönderilenler',
    dialogBody:
      'iyzico panelinde yedeğin tarihinden sonraki gönderimlere bakın. Burada olmayan bir gönderim varsa o listenin satırlarını yeniden göndermeyin. Yazdığınız kayda geçer ve gönderim yeniden açılır.',
    who: 'Kim baktı?',
    words: 'Ne bulundu?',
    short: 'Kimin baktığını ve ne bulduğunu yazın.',
    press: 'Kaydet ve gönderimi aç',
  },
  chain: {
    title: 'Kayıt zincirinde kopukluk var',
    body: 'Geçmiş kayıtları programın dışında değiştirilmiş ya da silinmiş; gönderim kapalı. Listelere bakabilir, rapor alabilirsiniz. Ayrıntı için Geçmiş’e bakın.',
    action: 'Geçmiş’i aç',
    export: 'Sonuçları dışa aktar…',
    exported: (lists: string) => `${lists} listenin sonucu kaydedildi`,
  },
  update: {
    title: (version: string) => `Yeni sürüm var: ${version}`,
    body: 'İstediğiniz zaman Ayarlar’dan indirip kurabilirsiniz; şimdiki işinizi bölmez.',
    show: 'Ayarlar’da göster',
    later: 'Sonra',
  },
  warnings: {
    checkClock: 'Saati denetle…',
    openSettings: 'Ayarları aç',
    keepSettings: 'Böyle kalsın',
    openLimits: 'Sınırları aç',
  },
  months: 'Ay',
};

/** What every language's catalogue of this area holds. */
export type CommonText = typeof common;
