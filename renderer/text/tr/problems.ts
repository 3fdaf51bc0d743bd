import type { ProblemCode } from '../../../shared/problems.ts';
import type { ParamReader } from '../params.ts';

/** What happened, what it means for the money, and what to do next. */
export interface ProblemSentences {
  readonly title: string;
  readonly money: string;
  readonly next: string;
}
export type ProblemTexts = Readonly<Record<ProblemCode, (p: ParamReader) => ProblemSentences>>;

const NO_MONEY = 'Para hareket etmedi.';
const NOTHING_SENT = 'iyzico’ya bir şey gönderilmedi; para hareket etmedi.';
const LIST_SAFE = 'Listeleriniz olduğu gibi duruyor; para hareket etmedi.';
const iyzicoSays = (p: ParamReader): string =>
  p.has('errorMessage')
    ? ` iyzico’nun yanıtı: “${p.text('errorMessage')}”${p.has('errorCode') ? ` (${p.text('errorCode')})` : ''}.`
    : '';
const file = (p: ParamReader): string => (p.has('fileName') ? `“${p.text('fileName')}”` : 'Dosya');

const said = (title: string, money: string, next: string) => () => ({ title, money, next });

/** Every expected failure, in words. */
export const problems: ProblemTexts = {
  internal: (p) => ({
    title: 'Programda beklenmeyen bir hata oldu',
    money: 'Gönderilmiş ya da yetkilendirilmiş bir şey varsa listede görünür; bu hata para hareket ettirmez.',
    next: `Yeniden deneyin. Yinelenirse destek dosyası hazırlayıp bize iletin${p.has('correlationId') ? ` (kayıt no: ${p.text('correlationId')})` : ''}.`,
  }),
  refused: said('Bu istek kabul edilmedi', NO_MONEY, 'Programı kapatıp yeniden açın.'),
  badInput: said('Bu bilgi kabul edilmedi', NO_MONEY, 'Yazdıklarınızı gözden geçirip yeniden deneyin.'),
  tooManyRequests: said('Çok sık denendi', NO_MONEY, 'Birkaç saniye bekleyip yeniden deneyin.'),
  notFound: said('Aradığınız kayıt artık yok', NO_MONEY, 'Listelere dönüp yeniden seçin.'),
  busy: said('Program bu işi zaten yapıyor', NO_MONEY, 'Bitmesini bekleyin, sonra yeniden deneyin.'),
  cancelled: said('Durdurdunuz', NO_MONEY, 'Hazır olduğunuzda yeniden başlatabilirsiniz.'),
  diskFull: said(
    'Diskte yer kalmadı',
    'Kaydedilemeyen hiçbir şey gönderilmez; para hareket etmedi.',
    'Yer açıp yeniden deneyin.',
  ),
  readOnly: said(
    'Kayıtların durduğu klasöre yazılamıyor',
    'Yazılamayan hiçbir şey gönderilmez; para hareket etmedi.',
    'Klasörün yazma iznini açıp yeniden deneyin.',
  ),
  fileWrite: (p) => ({
    title: `${file(p)} yazılamadı`,
    money: NO_MONEY,
    next: 'Dosya başka bir programda açıksa kapatın ya da başka bir yere kaydedin.',
  }),
  fileRead: (p) => ({
    title: `${file(p)} okunamadı`,
    money: NO_MONEY,
    next: 'Dosyanın yerinde durduğuna ve başka bir programda kilitli olmadığına bakın.',
  }),
  'ledger.corrupt': said(
    'Kayıt dosyası bozuk',
    'Bu durumda hiçbir şey gönderilmez. iyzico’daki ödemeler bundan etkilenmez.',
    'Son yedekten dönün ya da kayıtları dışa aktarıp bize ulaşın.',
  ),
  'ledger.locked': said(
    'Kayıtlar başka bir programda açık',
    NOTHING_SENT,
    'Açık olan öteki Ödeme Masası penceresini kapatıp yeniden deneyin.',
  ),
  'ledger.newer': said(
    'Kayıtlar daha yeni bir sürümle yazılmış',
    NOTHING_SENT,
    'Programın yeni sürümünü kurun; eski sürüm kayıtlara dokunmaz.',
  ),
  'ledger.networkDrive': said(
    'Kayıtlar ağ sürücüsünde',
    'Ağ sürücüsünde çift ödeme güvencesi verilemez; bu yüzden gönderim kapalı.',
    'Kayıt klasörünü bu bilgisayarın diskine taşıyın.',
  ),
  'ledger.chainBroken': said(
    'Kayıt zincirinde kopukluk var',
    'Kayıtlar program dışında değiştirilmiş olabilir; gönderim kapalı.',
    'Geçmiş’ten ayrıntıya bakın; gerekirse yedekten dönün.',
  ),
  'ledger.folder': said(
    'Kayıt klasörü açılamadı',
    NOTHING_SENT,
    'Klasörün yerinde durduğuna ve izinlerine bakıp yeniden deneyin.',
  ),
  'settings.corrupt': said('Ayar dosyası okunamadı', LIST_SAFE, 'Ayarlar başlangıç hâline döndürüldü; gözden geçirin.'),
  'runtime.tooOld': said('Bu bilgisayardaki sürüm çok eski', NOTHING_SENT, 'Programı güncelleyin.'),
  'clock.inPast': said(
    'Bilgisayarın saati geride',
    'Yanlış saatle imza ve günlük sınır hesaplanamaz; gönderim kapalı.',
    'Tarih ve saati düzeltip yeniden deneyin.',
  ),
  'keychain.missing': said(
    'Bilgisayarın anahtar kasası yok',
    'API anahtarı saklanamadığı için iyzico’ya bağlanılamaz; para hareket etmedi.',
    'Gereken paketi kurun. O zamana kadar alıştırma firmasıyla çalışabilirsiniz.',
  ),
  'keychain.locked': said(
    'Bilgisayarın anahtar kasası kilitli',
    NOTHING_SENT,
    'Kasanın kilidini açıp yeniden deneyin.',
  ),
  'keychain.timeout': said(
    'Anahtar kasası yanıt vermedi',
    NOTHING_SENT,
    'Açık bir izin penceresi varsa yanıtlayın, sonra yeniden deneyin.',
  ),
  'keychain.dataKeyMissing': said(
    'Kayıtların anahtarı kasada bulunamadı',
    'Kayıtlar duruyor ama okunamıyor; hiçbir şey gönderilmez.',
    'Bu bilgisayarın eski kullanıcısıyla oturum açın ya da yedekten dönün.',
  ),
  'keychain.dataKeyWrong': said(
    'Kasadaki anahtar bu kayıtları açmıyor',
    'Kayıtlar duruyor ama okunamıyor; hiçbir şey gönderilmez.',
    'Doğru kullanıcıyla oturum açın ya da yedekten dönün.',
  ),
  'keys.missing': said(
    'Bu firmanın API anahtarı kayıtlı değil',
    NOTHING_SENT,
    'Ayarlar’dan firmanın anahtarlarını ekleyin.',
  ),
  'keys.rejected': (p) => ({
    title: 'iyzico API anahtarını kabul etmedi',
    money: NO_MONEY,
    next: `Anahtarın bu ortama ait olduğuna bakın ve yeniden girin.${iyzicoSays(p)}`,
  }),
  'keys.duplicate': (p) => ({
    title: 'Bu anahtar başka bir firmada kayıtlı',
    money: NOTHING_SENT,
    next: `Aynı anahtar iki firmada kullanılamaz${p.has('name') ? `; şu an “${p.text('name')}” kullanıyor` : ''}. Bu firmanın kendi anahtarını girin.`,
  }),
  'keys.malformed': said(
    'Bu bir API anahtarına benzemiyor',
    NOTHING_SENT,
    'iyzico panelinden kopyalayıp baştan sona yapıştırın.',
  ),
  'keys.companyNotPractice': said(
    'Alıştırma anahtarı bu firmada kullanılamaz',
    NOTHING_SENT,
    'iyzico’nun verdiği anahtarları girin.',
  ),
  'workbook.notWorkbook': (p) => ({
    title: `${file(p)} bir Excel ya da CSV dosyası değil`,
    money: NO_MONEY,
    next: 'Listeyi Excel’de açıp “Excel çalışma kitabı (.xlsx)” olarak kaydedin.',
  }),
  'workbook.oldExcel': (p) => ({
    title: `${file(p)} eski Excel biçiminde (.xls)`,
    money: NO_MONEY,
    next: 'Excel’de açıp Farklı Kaydet › Excel çalışma kitabı (.xlsx) seçin, sonra onu açın.',
  }),
  'workbook.openDocument': (p) => ({
    title: `${file(p)} OpenDocument biçiminde (.ods)`,
    money: NO_MONEY,
    next: 'LibreOffice’te açıp .xlsx olarak kaydedin, sonra onu açın.',
  }),
  'workbook.binaryExcel': (p) => ({
    title: `${file(p)} ikili Excel biçiminde (.xlsb)`,
    money: NO_MONEY,
    next: 'Excel’de açıp Farklı Kaydet › .xlsx seçin, sonra onu açın.',
  }),
  'workbook.encrypted': (p) => ({
    title: `${file(p)} parola korumalı`,
    money: NO_MONEY,
    next: 'Excel’de açıp parolayı kaldırın ve kaydedin; program parola sormaz.',
  }),
  'workbook.damaged': (p) => ({
    title: `${file(p)} bozuk`,
    money: 'Bozuk dosyanın bir kısmı okunmaz; hiçbir satır alınmadı.',
    next: 'Dosyayı gönderenden yeniden isteyin ya da Excel’de açıp onararak kaydedin.',
  }),
  'workbook.tooLarge': (p) => ({
    title: `${file(p)} çok büyük`,
    money: NO_MONEY,
    next: 'Yalnız ödeme listesini yeni bir dosyaya kopyalayıp onu açın.',
  }),
  'workbook.tooLong': (p) => ({
    title: 'Sayfada çok fazla satır var',
    money: NO_MONEY,
    next: `Bir liste en çok ${p.has('limit') ? p.count('limit') : '100.000'} satır olabilir; listeyi bölün.`,
  }),
  'workbook.tooComplex': (p) => ({
    title: `${file(p)} okunamayacak kadar karmaşık`,
    money: NO_MONEY,
    next: 'Ödeme listesini yeni bir dosyaya “değerleri yapıştır” ile kopyalayıp onu açın.',
  }),
  'workbook.empty': said(
    'Bu sayfada ödeme satırı yok',
    NO_MONEY,
    'Başka bir sayfa seçin ya da başlık satırını değiştirin.',
  ),
  'workbook.noAmountColumn': said('Tutar sütunu bulunamadı', NO_MONEY, 'Hangi sütunun tutar olduğunu gösterin.'),
  'workbook.noRecipientColumn': said(
    'IBAN ya da kimlik sütunu bulunamadı',
    NO_MONEY,
    'Hangi sütunun alıcıyı gösterdiğini seçin.',
  ),
  'workbook.noHeader': said(
    'Başlık satırı bulunamadı',
    NO_MONEY,
    'Başlığın hangi satırda olduğunu gösterin ya da “başlık yok” deyin.',
  ),
  'workbook.encoding': said(
    'Metin dosyasının harfleri okunamadı',
    NO_MONEY,
    'Başka bir karakter kodlaması seçin ve önizlemeye bakın.',
  ),
  'workbook.foreignCorrections': said(
    'Bu düzeltme dosyası başka bir firmanın',
    NO_MONEY,
    'Dosyanın ait olduğu firmaya geçip yeniden açın.',
  ),
  'workbook.copiedRowIds': said(
    'Düzeltme dosyasında satırlar çoğaltılmış',
    'Aynı satır iki kez güncellenemez; hiçbir satır alınmadı.',
    'Kopyalanan satırları silin ya da düzeltmeleri programda yapın.',
  ),
  'workbook.sheetMissing': said('Seçilen sayfa dosyada yok', NO_MONEY, 'Sayfayı yeniden seçin.'),
  'workbook.sourceGone': said(
    'Listenin geldiği dosya bulunamadı',
    LIST_SAFE,
    'Dosyayı yerine koyun ya da başka bir rapor türü seçin.',
  ),
  'batch.hasErrors': (p) => ({
    title: 'Listede düzeltme bekleyen satır var',
    money: NOTHING_SENT,
    next: p.has('count')
      ? `${p.count('count')} satırı düzeltin, bekletin ya da listeden çıkarın.`
      : 'Hatalı satırları düzeltin, bekletin ya da listeden çıkarın.',
  }),
  'batch.empty': said('Gönderilecek satır yok', NOTHING_SENT, 'En az bir satırın hatasız ve listede olması gerekir.'),
  'batch.notEditable': said(
    'Bu liste artık değiştirilemez',
    'Gönderilen satırlar olduğu gibi kalır.',
    'Değişiklik için gönderimi iptal edin ya da yeni bir liste yapın.',
  ),
  'batch.alreadySent': said('Bu liste zaten gönderilmiş', 'İkinci kez gönderilmedi.', 'Listenin son durumuna bakın.'),
  'batch.duplicateUnanswered': said(
    'Yinelenen ödemeler için kararınız gerekiyor',
    NOTHING_SENT,
    'Her birini gerekçesiyle onaylayın, bekletin ya da çıkarın.',
  ),
  'batch.sameFile': (p) => ({
    title: 'Bu dosyadan daha önce liste yapılmış',
    money: 'Aynı dosya iki kez gönderilirse aynı kişilere iki kez ödenir. Henüz bir şey gönderilmedi.',
    next: p.has('name')
      ? `“${p.text('name')}” listesini açın ya da neden yeniden aldığınızı yazın.`
      : 'Önceki listeyi açın ya da neden yeniden aldığınızı yazın.',
  }),
  'row.bound': said(
    'Bu satır başka bir gönderime bağlı',
    'O gönderimin sonucu belli olmadan satır yeniden ödenemez.',
    'Önce o gönderimin sonucunu iyzico’ya sorun.',
  ),
  'row.needsReason': said(
    'Bu satırlar için gerekçe gerekiyor',
    'Ödenemeyen bir satır gerekçesiz yeniden gönderilmez.',
    'Neden yeniden gönderdiğinizi yazın.',
  ),
  'row.needsChange': said(
    'Satır değişmeden yeniden gönderilemez',
    NOTHING_SENT,
    'IBAN’ı ya da tutarı düzeltin, yahut gerekçe yazın.',
  ),
  nothingToUndo: said('Geri alınacak bir şey yok', NO_MONEY, 'Son değişiklikten itibaren geri alınabilir.'),
  'iyzico.noNetwork': said(
    'İnternet bağlantısı yok',
    NOTHING_SENT,
    'Bağlantı gelince yeniden deneyin; program kendiliğinden bir şey göndermez.',
  ),
  'iyzico.timeout': said(
    'iyzico süresinde yanıt vermedi',
    'İsteğin iyzico’ya ulaşıp ulaşmadığı bilinmiyor.',
    '“iyzico’ya sor” düğmesiyle durumu öğrenin; sormak para hareket ettirmez.',
  ),
  'iyzico.unreachable': said('iyzico’ya ulaşılamadı', NOTHING_SENT, 'Biraz sonra yeniden deneyin.'),
  'iyzico.unreadable': said(
    'iyzico’nun yanıtı okunamadı',
    'İsteğin sonucu bilinmiyor.',
    '“iyzico’ya sor” düğmesiyle durumu öğrenin; sormak para hareket ettirmez.',
  ),
  'iyzico.rejected': (p) => ({
    title: 'iyzico isteği kabul etmedi',
    money: 'Bu istekle para hareket etmedi.',
    next: `Nedenini giderip yeniden deneyin.${iyzicoSays(p)}`,
  }),
  'iyzico.auth': (p) => ({
    title: 'iyzico API anahtarını ya da imzayı kabul etmedi',
    money: 'Bu istekle para hareket etmedi.',
    next: `Anahtarları yenileyin; bilgisayarın saatine de bakın.${iyzicoSays(p)}`,
  }),
  'iyzico.rateLimit': said(
    'iyzico’ya çok sık istek gitti',
    'Bu istekle para hareket etmedi.',
    'Bir dakika bekleyip yeniden deneyin.',
  ),
  'iyzico.noPermission': (p) => ({
    title: 'Hesabınızda Toplu Ödeme yetkisi yok',
    money: 'Bu istekle para hareket etmedi.',
    next: `iyzico’dan Toplu Ödeme yetkisi isteyin.${iyzicoSays(p)}`,
  }),
  'iyzico.insufficientBalance': (p) => ({
    title: 'iyzico bakiyesi yetersiz',
    money: 'Bakiye yetmediği için ödeme yapılmadı.',
    next: `iyzico hesabına bakiye yükleyip yeniden deneyin.${iyzicoSays(p)}`,
  }),
  'payout.wrongPhase': said(
    'Gönderim artık o aşamada değil',
    'Hiçbir şey gönderilmedi.',
    'Listenin son durumuna bakın.',
  ),
  'payout.inFlight': said(
    'Bu gönderim için bir yanıt bekleniyor',
    'Yanıt gelmeden ikinci bir istek gönderilmez.',
    'Yanıtı bekleyin.',
  ),
  'payout.mismatch': (p) => ({
    title: 'iyzico’daki liste sizinkiyle aynı değil',
    money: 'Fark açıklanana kadar bu gönderim yetkilendirilemez.',
    next: p.has('expected')
      ? `Sizde ${p.text('expected')}, iyzico’da ${p.text('theirs')}. Önce iyzico’ya sorun; fark sürerse onlarla görüşün.`
      : 'Önce iyzico’ya sorun; fark sürerse onlarla görüşün.',
  }),
  'payout.digest': said(
    'Onayladığınız liste bu arada değişti',
    'Hiçbir ödeme yetkilendirilmedi.',
    'Yetkilendir penceresini yeniden açıp güncel listeyi onaylayın.',
  ),
  'payout.total': said(
    'Yazılan toplam listeninkiyle aynı değil',
    'Hiçbir ödeme yetkilendirilmedi.',
    'Toplamı kuruşuyla yeniden yazın.',
  ),
  'payout.limit': (p) => ({
    title: 'Firma için konan sınır aşılıyor',
    money: NO_MONEY,
    next: p.has('limit')
      ? `Sınır ${p.amount('limit')}. Listeyi bölün ya da sınırı değiştirin.`
      : 'Listeyi bölün ya da sınırı değiştirin.',
  }),
  'payout.pin': said('PIN yanlış', 'Hiçbir ödeme yetkilendirilmedi.', 'PIN’i yeniden girin.'),
  'payout.pinLocked': said(
    'PIN art arda yanlış girildi',
    'Hiçbir ödeme yetkilendirilmedi.',
    'Bir süre bekleyip yeniden deneyin.',
  ),
  'payout.pinMissing': said(
    'Bu firma için PIN belirlenmemiş',
    'Hiçbir ödeme yetkilendirilmedi.',
    'Ayarlar › Sınırlar ve onaylar’dan PIN belirleyin.',
  ),
  'payout.windowClosed': said(
    'Yetkilendir penceresi kapanmış',
    'Hiçbir ödeme yetkilendirilmedi.',
    'Pencereyi listeden yeniden açın.',
  ),
  'payout.notReleased': said(
    'Satırlardan biri başka bir gönderime bağlı',
    NOTHING_SENT,
    'O gönderimin sonucunu öğrenin ya da satırı bekletin.',
  ),
  'payout.askFirst': said(
    'Önce iyzico’ya sorulmalı',
    'Sonucu bilinmeyen bir gönderim varken ikinci kez gönderilmez.',
    '“iyzico’ya sor” düğmesine basın; sormak para hareket ettirmez.',
  ),
  'payout.restoredBackup': said(
    'Yedekten dönüldü; gönderim kapalı',
    'Yedekten sonra gönderilmiş ödemeler olabilir.',
    'Önce her gönderimi iyzico’ya sorun.',
  ),
  'payout.unknownOutcome': said(
    'Son isteğin sonucu bilinmiyor',
    'iyzico’ya ulaşmış da olabilir, ulaşmamış da. Beklemekle para hareket etmez.',
    '“iyzico’ya sor” düğmesine basın.',
  ),
  'backup.passphrase': said(
    'Yedeğin parolası yanlış',
    LIST_SAFE,
    'Parolayı yeniden yazın; unutulan parola geri getirilemez.',
  ),
  'backup.damaged': said('Yedek dosyası bozuk', LIST_SAFE, 'Başka bir yedek seçin.'),
  'backup.newer': said('Yedek daha yeni bir sürümle alınmış', LIST_SAFE, 'Programı güncelleyip yeniden deneyin.'),
  'backup.otherDataKey': said(
    'Yedek başka bir bilgisayarın anahtarıyla kapalı',
    LIST_SAFE,
    'Yedeği alındığı bilgisayarda açın ya da parolalı yedek kullanın.',
  ),
  'update.off': said('Güncelleme denetimi kapalı', NO_MONEY, 'Ayarlar’dan açabilirsiniz.'),
  'update.payoutOpen': said(
    'Süren bir ödeme varken güncellenmez',
    'Ödemeler olduğu gibi sürüyor.',
    'Liste bitince güncelleyin.',
  ),
  'update.unverified': said(
    'Güncellemenin imzası doğrulanamadı',
    NO_MONEY,
    'Güncelleme kurulmadı; daha sonra yeniden deneyin.',
  ),
};
