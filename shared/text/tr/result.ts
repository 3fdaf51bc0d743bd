import type { MoneyOutcome } from '../../items.ts';
import type { Finding, Phase } from '../../payouts.ts';
import { counted } from '../plural.ts';

/** What an item's state means for the money and what to do; `message` is what the recipient may be told. */
export interface OutcomeSentences {
  readonly meaning: string;
  readonly next: string;
  readonly message: ((name: string, amount: string, company: string) => string) | null;
}

const outcomes: Readonly<Record<MoneyOutcome, OutcomeSentences>> = {
  waiting: { meaning: 'Ödeme henüz başlamadı.', next: 'Yetkilendirilince sırası gelir.', message: null },
  onItsWay: {
    meaning: 'Ödeme yolda; bankanın yanıtı bekleniyor.',
    next: 'Beklemeniz yeter; sonuç kendiliğinden sorulur.',
    message: null,
  },
  paid: {
    meaning: 'Para alıcının hesabına geçti.',
    next: 'Yapılacak bir şey yok.',
    message: (name, amount, company) =>
      `Sayın ${name}, ${company} tarafından ${amount} tutarındaki ödemeniz hesabınıza gönderilmiştir.`,
  },
  failed: {
    meaning: 'Ödeme yapılamadı. Para iyzico bakiyenizde kalır ya da oraya döner.',
    next: 'Nedenini giderip satırı yeni bir listeye alın.',
    message: (name, amount) =>
      `Sayın ${name}, ${amount} tutarındaki ödemeniz hesabınıza ulaşmadı. IBAN’ınızı ve hesabınızın açık olduğunu teyit eder misiniz?`,
  },
  returned: {
    meaning: 'Ödeme yapılamadı; para işlem ücretiyle iyzico bakiyenize geri döndü.',
    next: 'Alıcıyla IBAN’ı doğrulayıp satırı yeni bir listeye alın.',
    message: (name, amount) =>
      `Sayın ${name}, ${amount} tutarındaki ödemeniz bankanızdan geri döndü. Güncel IBAN’ınızı iletir misiniz?`,
  },
  stuck: {
    meaning: 'Ödeme yapılamadı ve bakiyeye iade de edilemedi; para iyzico’da askıda.',
    next: 'iyzico’yu bu ödemenin referansıyla arayın. Sonuç yazılı gelmeden yeniden ödemeyin.',
    message: (name, amount) =>
      `Sayın ${name}, ${amount} tutarındaki ödemenizde bir aksaklık oldu; ödeme kuruluşuyla görüşüyoruz, size haber vereceğiz.`,
  },
  notAccepted: {
    meaning: 'iyzico bu satırı kabul etmedi; bu kişiye ödeme yapılmaz.',
    next: 'Satırı düzeltip yeni bir listeyle gönderin ya da bekletin.',
    message: (name) =>
      `Sayın ${name}, ödemeniz için ilettiğiniz hesap bilgileri doğrulanamadı. Adınıza kayıtlı IBAN’ı yeniden iletir misiniz?`,
  },
  cancelled: {
    meaning: 'Gönderim iptal edildi; para hareket etmedi.',
    next: 'İsterseniz yeni bir listeye alın.',
    message: null,
  },
  unknown: {
    meaning: 'iyzico’nun bildirdiği durum tanınmıyor; ödendi ya da ödenmedi sayılmaz.',
    next: 'Sormaya devam edilir; sürerse iyzico’yu arayın.',
    message: null,
  },
};

const phases: Readonly<Record<Phase, string>> = {
  prepared: 'Hazırlandı, gönderilmedi',
  initialising: 'Gönderiliyor',
  initUnknown: 'Gönderimin sonucu bilinmiyor',
  refused: 'iyzico kabul etmedi',
  initialised: 'Ön akıbet geldi',
  authorising: 'Yetkilendiriliyor',
  authRejected: 'Yetkilendirme kabul edilmedi',
  authUnknown: 'Yetkilendirmenin sonucu bilinmiyor',
  authorised: 'Ödeniyor',
  cancelling: 'İptal ediliyor',
  cancelUnknown: 'İptalin sonucu bilinmiyor',
  cancelled: 'İptal edildi',
  settled: 'Sonuçlandı',
};

const findings: Readonly<Record<Finding, { readonly label: string; readonly detail: string }>> = {
  notCreated: {
    label: 'Böyle bir gönderim yok',
    detail: 'Liste iyzico’ya ulaşmamış; aynı liste yeniden gönderilebilir.',
  },
  notAuthorised: {
    label: 'Yetkilendirilmemiş',
    detail: 'Gönderim duruyor, ödeme başlamamış; yeniden yetkilendirilebilir.',
  },
  authorised: { label: 'Yetkilendirilmiş', detail: 'Ödemeler başlamış; sonuçları izlenir.' },
};

/** Why a payment did not go through, by the code iyzico gave; anything else shows iyzico's own text. */
const reasons: Readonly<Record<string, string>> = {
  '11': 'İstekteki bilgiler geçersiz.',
  '100001': 'iyzico’da sistem hatası oldu.',
  '9000': 'iyzico hesabı geçici olarak dondurmuş.',
  PRACTICE_INSUFFICIENT_BALANCE: 'iyzico bakiyesi yetmedi.',
  PRACTICE_INVALID_ITEM: 'Alıcı bilgisi doğrulanamadı.',
};

/** The List screen from iyzico's first answer on. */
export const result = {
  outcomes,
  phases,
  findings,
  reasons,
  waitingFor: {
    sending: { meaning: 'Gönderiliyor; para hareket etmedi.', next: 'iyzico’nun yanıtı bekleniyor.' },
    accepted: { meaning: 'iyzico bu satırı kabul etti; ödeme başlamadı.', next: 'Yetkilendirilince ödenir.' },
    unknown: {
      meaning: 'Bu ödemenin başlayıp başlamadığı bilinmiyor; ödenmiş ya da ödenmemiş sayılmaz.',
      next: 'Yukarıdan iyzico’ya sorun. Başka yoldan ödemeyin.',
    },
    queued: { meaning: 'Yetkilendirildi; sırasını bekliyor.', next: 'Beklemeniz yeter; sonuç kendiliğinden sorulur.' },
  },
  sending: {
    title: 'iyzico’ya gönderiliyor…',
    body: 'Yanıt bekleniyor. Bu adımda para hareket etmez; pencereyi kapatmayın.',
  },
  refused: { title: 'iyzico listeyi kabul etmedi', again: 'Yeniden gönder…' },
  pre: {
    title: 'Ön akıbet: iyzico listeyi denetledi',
    allAccepted: (count: number) => `${counted(count, 'ödemenin')} hepsi kabul edildi.`,
    someNot: (accepted: number, not: number) =>
      `${counted(accepted, 'ödeme')} kabul edildi, ${counted(not, 'satır')} kabul edilmedi. Kabul edilmeyenlere ödeme yapılmaz.`,
    noneAccepted: 'iyzico hiçbir satırı kabul etmedi; yetkilendirilecek ödeme yok.',
    willBe: 'Yetkilendirilecek',
    notMoved: 'Henüz para hareket etmedi.',
    authorise: 'Yetkilendir…',
    authoriseCurrency: (currency: string) => `Yetkilendir (${currency})…`,
    authoriseAgain: 'Yeniden yetkilendir…',
    show: 'Kabul edilmeyenleri göster',
    choose: 'Kabul edilmeyenler ne olsun?',
    inLists: 'Kendi listelerine alındılar',
    inListsBody: 'Kabul edilmeyen satırlar artık şu listede; buradan kabul edilenleri yetkilendirebilirsiniz.',
    goOn: 'Onlarsız devam et',
    goOnBody: 'Kabul edilenleri yetkilendirin; kalanlar ayrı bir listede bekletilir.',
    goOnPress: 'Kalanları beklet…',
    hold: 'Kabul edilmeyenler bekletilsin',
    holdBody:
      'Kabul edilmeyen satırlar yeni bir listeye alınır ve orada bekletilir; sonra listeye geri koyabilirsiniz. Bu gönderim değişmez.',
    heldReason: 'iyzico ön akıbette kabul etmedi',
    heldDone: (name: string) => `Kabul edilmeyenler “${name}” listesinde bekletiliyor.`,
    sendNew: 'Düzelt, yeni listeyle gönder',
    sendNewBody: 'Kalanlar yeni bir listeye alınır; orada düzeltip gönderirsiniz. Kabul edilenler bu gönderimde kalır.',
    sendNewPress: 'Kalanlardan liste yap…',
    fixAll: 'Gönderimi iptal et, düzelt',
    fixAllBody: 'Para hareket etmez. Satırlar serbest kalır; düzeltip hepsini birlikte gönderirsiniz.',
    cancel: 'Gönderimi iptal et…',
    cancelTitle: 'Gönderim iptal edilsin mi?',
    cancelBody:
      'Hiçbir ödeme yetkilendirilmedi; iptal para hareket ettirmez. iyzico iptali onaylayınca satırlar serbest kalır.',
    cancelPress: 'Gönderimi iptal et',
    newList: 'Kabul edilmeyenlerden yeni liste',
    newListBody: 'Kabul edilmeyen satırlar düzeltmeniz için yeni bir listeye alınır. Bu gönderim değişmez.',
    keepOpen: 'Vazgeç',
  },
  unknown: {
    title: 'Sonuç bilinmiyor',
    known: 'Bilinen',
    notKnown: 'Bilinmeyen',
    money: 'Para',
    moneyStill: 'Beklemekle ya da sormakla para hareket etmez.',
    init: {
      known: 'Liste iyzico’ya gönderildi, kesin bir yanıt alınamadı.',
      notKnown: 'iyzico’nun listeyi alıp almadığı.',
    },
    authorise: {
      known: 'Yetkilendirme isteği gönderildi, kesin bir yanıt alınamadı.',
      notKnown: 'Ödemelerin başlayıp başlamadığı. Bu listeyi başka yoldan ödemeyin.',
    },
    cancel: {
      known: 'İptal isteği gönderildi, kesin bir yanıt alınamadı.',
      notKnown: 'Gönderimin iptal edilip edilmediği. Satırlar o zamana kadar bağlı kalır.',
    },
    ask: 'iyzico’ya sor',
    lastAsked: (when: string) => `Son sorulma ${when}`,
    neverAsked: 'Henüz sorulmadı',
    again: 'Aynı listeyi yeniden gönder…',
    againTitle: 'Aynı liste yeniden gönderilsin mi?',
    againBody:
      'iyzico’ya soruldu, bu gönderim bulunamadı. Aynı numarayla, aynı içerikle gönderilir. iyzico ilkini almış olsa bile bu adımda para hareket etmez: yalnız sizin yetkilendirdiğiniz gönderim ödenir.',
    againPress: 'Yeniden gönder',
    record: 'iyzico’nun söylediğini yaz…',
    recordTitle: 'iyzico ne söyledi?',
    recordBody: 'Telefonda ya da e-postayla öğrendiğinizi yazın. Kimden öğrendiğiniz ve sözleri geçmişe işlenir.',
    finding: 'iyzico’nun yanıtı',
    who: 'iyzico’da görüşülen kişi',
    words: 'Söylediği (kendi sözleriyle)',
    wordsShort: 'Görüştüğünüz kişiyi ve söylediğini yazın.',
    recordPress: 'Kaydet',
  },
  mismatch: {
    settle: 'Farkı inceledim…',
    title: 'Fark açıklandı mı?',
    body: 'iyzico ile görüşüp farkın nedenini öğrendiyseniz yazın. Bundan sonra gönderim yeniden işlenebilir; yetkilendirmeden önce liste bir kez daha karşılaştırılır.',
    who: 'Kiminle görüşüldü?',
    words: 'Farkın nedeni',
    press: 'Kaydet',
  },
  progress: {
    title: 'Akıbet',
    region: 'Ödemelerin durumu',
    counts: (done: string, all: string) => `${done} / ${all} sonuçlandı`,
    lastAsked: (when: string) => `Son sorulma ${when}`,
    nextAsk: (when: string) => `sonraki ${when}`,
    askNow: 'Şimdi sor',
    asking: 'Soruluyor…',
    commission: (amount: string) => `Komisyon ${amount}`,
    payout: (place: number) => `${place}. gönderim`,
  },
  ended: {
    allPaid: 'Bütün ödemeler yapıldı',
    partlyPaid: 'Bir kısmı ödendi',
    nonePaid: 'Hiçbir ödeme yapılmadı',
    cancelled: 'Gönderim iptal edildi',
    cancelledBody: 'Para hareket etmedi; satırlar yeniden düzenlenebilir.',
    partlyBody: (paid: number, not: number) =>
      `${counted(paid, 'ödeme')} yapıldı, ${counted(not, 'satır')} ödenmedi. Ödenmeyenleri yeni bir listeye alabilirsiniz.`,
    nonePaidBody: 'Nedenini giderip satırları yeni bir listeye alabilirsiniz.',
    allPaidBody: (count: number) =>
      `${counted(count, 'ödeme')} alıcıların hesabına geçti. Raporu alıp firmaya iletebilirsiniz.`,
    newFromFailed: 'Ödenmeyenlerden yeni liste…',
    newFromHeld: 'Bekletilenlerden yeni liste…',
    failedTitle: 'Ödenmeyenlerden yeni liste',
    failedBody: 'Ödenmeyen satırlar yeni bir listeye alınır. Hiçbir şey gönderilmez; önce nedenlerini düzeltirsiniz.',
    heldTitle: 'Bekletilenlerden yeni liste',
    heldBody: 'Bekletilen satırlar yeni bir listeye alınır. Hiçbir şey gönderilmez.',
  },
  item: {
    title: 'Akıbet',
    iyzicoSays: 'iyzico’nun yanıtı',
    status: 'iyzico durumu',
    reference: 'Referans',
    itemId: 'Ödeme no',
    commission: 'Komisyon',
    askItem: 'Bu ödemeyi sor',
    asked: 'iyzico’ya soruldu.',
    copyMessage: 'Alıcıya mesajı kopyala',
    release: 'Yeniden ödemeye aç…',
    releaseTitle: 'Satır yeniden ödemeye açılsın mı?',
    releaseBody:
      'Bu ödemenin parası size dönmemiş olabilir. iyzico’dan öğrendiğinizi gerekçe olarak yazın; satır ondan sonra yeni bir listeye alınabilir.',
    releasePress: 'Yeniden ödemeye aç',
    releaseReason: 'Gerekçe',
    released: 'Gerekçesiyle yeniden ödemeye açıldı.',
  },
  reports: {
    press: 'Raporlar',
    title: 'Rapor kaydet',
    kind: 'Rapor',
    kinds: {
      status: 'Akıbet raporu (.xlsx)',
      statusCsv: 'Akıbet raporu (.csv)',
      clientWorkbook: 'Firmanın dosyasına akıbet ekle',
      corrections: 'Düzeltme dosyası',
      journalEntries: 'Muhasebe fişi',
      record: 'Ödeme kaydı (PDF)',
      timeline: 'Liste geçmişi',
    },
    kindDetails: {
      status: 'Özet ve her satırın sonucu',
      statusCsv: 'Türkçe Excel’de doğrudan açılır',
      clientWorkbook: 'Dosya olduğu gibi kalır; durum, neden ve referans eklenir',
      corrections: 'Firmanın dosyası, hatalı hücreler işaretli; düzeltilip yeniden açılır',
      journalEntries: 'Tarih, açıklama, borç ve alacak hesapları',
      record: 'Yazdırmak ve saklamak için; banka dekontu değildir',
      timeline: 'Kim, ne zaman, ne yaptı',
    },
    masking: 'IBAN ve kimlikler',
    masked: 'Maskeli',
    full: 'Tam',
    fullWarning: 'Tam IBAN ve kimlikler kişisel veridir; dosyayı yalnız yetkilisine iletin.',
    accountsEmpty: (which: string) => `Fişte boş kalacak: ${which}`,
    accountsEmptyDetail:
      'Bu firmanın hesaplarını Ayarlar’da, “Muhasebe fişi” bölümüne yazın. Fiş böyle de kaydedilebilir.',
    accounts: { debit: 'borç hesabı', credit: 'alacak hesabı', commission: 'komisyon hesabı' },
    language: 'Dil',
    save: 'Kaydet…',
  },
  summary: {
    acceptedTotal: 'Yetkilendirilecek',
    accepted: 'Kabul edilen',
    sent: 'Gönderilen',
    paid: 'Ödenen',
    notPaid: 'Ödenmeyen',
    waiting: 'Süren',
    commission: 'Komisyon',
  },
};

/** What every language's catalogue of this area holds. */
export type ResultText = typeof result;
