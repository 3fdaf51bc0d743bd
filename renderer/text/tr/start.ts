/** The Start and Recovery screens. */
export const start = {
  title: 'Hoş geldiniz',
  addTitle: 'Firma ekle',
  lead: 'Ayın Excel listesini açın, hatalarını görün, iyzico ile topluca ödeyin. Son düğmeye her zaman siz basarsınız.',
  practise: {
    title: 'Önce bir deneyin',
    body: 'Örnek bir maaş listesiyle bütün yolu bir dakikada yürüyün. Anahtar da belge de gerekmez; gerçek para hareket etmez.',
    press: 'Alıştırmayı başlat',
    company: 'Alıştırma Ltd.',
    points: [
      'Örnek liste kendiliğinden açılır',
      'Hatalı satırları görür, düzeltirsiniz',
      'Listeyi gönderir, ön akıbeti okursunuz',
      'Ayrı pencerede ödemeyi siz yetkilendirirsiniz',
      'Kime ödendiğini izler, Excel raporunu alırsınız',
    ],
  },
  add: {
    title: 'Firmanızı ekleyin',
    name: 'Firma adı',
    nameHint: 'Listelerde ve raporlarda böyle görünür.',
    nameMissing: 'Firmanın adını yazın.',
    environment: 'Ortam',
    environmentHint: 'Sonradan değişmez; öteki ortam için ayrı bir firma eklenir.',
    sandboxDetail: 'iyzico’nun test anahtarlarıyla; gerçek para hareket etmez.',
    productionDetail: 'Gerçek anahtarlarla, gerçek ödemeler.',
    colour: 'Renk',
    colourHint: 'Firmaları bir bakışta ayırmak için.',
    press: 'Ekle ve anahtarları gir…',
    colours: {
      plum: 'Mürdüm',
      teal: 'Petrol',
      blue: 'Mavi',
      green: 'Yeşil',
      amber: 'Kehribar',
      rust: 'Kiremit',
      slate: 'Arduvaz',
      rose: 'Gül',
    },
  },
  keys: {
    title: (name: string) => `${name}: anahtarlar`,
    waiting:
      'Anahtarları ayrı, küçük pencereye yazın. Bu bilgisayarın anahtar kasasında saklanır; bir daha gösterilmez.',
    again: 'Anahtar penceresini aç',
    checking: 'iyzico’ya bağlanılıyor…',
    ready: 'Bağlantı tamam',
    balance: (figures: string) => `iyzico bakiyeniz ${figures}. iyzico para birimi bildirmez.`,
    failed: 'Anahtarlar kaydedildi ama iyzico’ya bağlanılamadı',
    first: 'İlk listeyi aç…',
    toLists: 'Listelere geç',
    later: 'Sonra',
  },
  how: {
    title: 'iyzico’dan ne gerekir?',
    steps: [
      {
        title: 'Toplu Ödeme yetkisi',
        body: 'iyzico üye iş yeri hesabınıza Toplu Ödeme (Mass Payout) açılmasını isteyin.',
        link: 'Toplu Ödeme sayfası',
      },
      {
        title: 'API anahtarları',
        body: 'iyzico panelinde Ayarlar altındaki API anahtarı ile güvenlik anahtarını bulun.',
        link: 'iyzico paneli',
      },
      {
        title: 'Bakiye',
        body: 'Ödemeler iyzico bakiyenizden çıkar; yetkilendirmeden önce bakiyenizin yettiğine bakın.',
        link: 'iyzico destek',
      },
    ],
  },
  recovery: {
    title: 'Program kayıtlarını açamadı',
    safe: 'Kayıtlar açılana kadar hiçbir şey gönderilmez; gönderilmiş ödemeler iyzico’da olduğu gibi sürer.',
    retry: 'Yeniden dene',
    restoreBackup: 'Yedekten dön…',
    exportData: 'Okunabilenleri dışa aktar…',
    showFolder: 'Kayıt klasörünü göster',
    quit: 'Programı kapat',
    export: {
      title: 'Okunabilenleri dışa aktarma',
      detail:
        'Listelerin sonuçları Excel ve CSV olarak, gönderimler, ödemeler ve işlem kayıtları CSV olarak seçtiğiniz klasöre yazılır. Kayıt dosyasına dokunulmaz, hiçbir şey gönderilmez.',
      noKey:
        'Kayıtların anahtarı olmadan adlar ve IBAN’lar okunamaz; gönderimler, ödeme numaraları, tutarlar ve akıbetler yazılır.',
      full: 'Alıcı bilgileri açık yazılsın',
      fullDetail: 'Kapalıyken IBAN ve kimlik numaraları maskelenir.',
      choose: 'Klasör seç ve yaz…',
      done: 'Dışa aktarıldı',
      doneLists: (lists: string, rows: string, folder: string) => `${lists} listenin ${rows} satırı yazıldı: ${folder}`,
      doneFacts: (rows: string, folder: string) =>
        `Anahtar bulunamadı; ${rows} ödemenin numarası, tutarı ve akıbeti yazıldı: ${folder}`,
      notRead: (lists: string) => `${lists} liste okunamadı; hangileri olduğu klasördeki metinde yazıyor.`,
      damaged: 'Dosya bozuk olduğu için eksik satır olabilir; toplamları iyzico panelinden denetleyin.',
      open: 'Klasörü aç',
    },
    support: 'Destek dosyası hazırla…',
    supportSaved: 'Destek dosyası kaydedildi; paylaşmadan önce açıp okuyabilirsiniz.',
  },
};

/** What every language's catalogue of this area holds. */
export type StartText = typeof start;
