import type { ProblemCode } from '../../problems.ts';
import type { ParamReader } from '../params.ts';
import { listProblems } from './list-problems.ts';
import { iyzicoSays, payoutProblems } from './payout-problems.ts';

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
const file = (p: ParamReader): string => (p.has('fileName') ? `“${p.text('fileName')}”` : 'Dosya');

const said = (title: string, money: string, next: string) => () => ({ title, money, next });

/** Every expected failure, in words. */
export const problems: ProblemTexts = {
  ...payoutProblems,
  ...listProblems,
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
    'Bozuk kayıtla işlem yapılmaz; iyzico’daki ödemeler bundan etkilenmez.',
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
  'company.rulesCorrupt': (p) => ({
    title:
      p.text('what') === 'limits'
        ? `${p.text('name')}: sınırlar okunamadı`
        : `${p.text('name')}: firma ayarları okunamadı`,
    money: 'Bu firmadan hiçbir ödeme gönderilmez; listeleriniz olduğu gibi duruyor.',
    next:
      p.text('what') === 'limits'
        ? 'Ayarlar’da bu firmanın sınırlarını yeniden girip kaydedin.'
        : 'Başlangıç ayarları gösteriliyor: gözden geçirip kaydedin ya da “Böyle kalsın” deyin.',
  }),
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
  nothingToUndo: said(
    'Geri alınacak bir şey yok',
    NO_MONEY,
    'Bu listede değişiklik yapılmadı ya da hepsi geri alındı.',
  ),
  'backup.passphrase': said(
    'Yedeğin parolası yanlış',
    LIST_SAFE,
    'Parolayı yeniden yazın; unutulan parola geri getirilemez.',
  ),
  'backup.damaged': said('Yedek dosyası bozuk', LIST_SAFE, 'Başka bir yedek seçin.'),
  'backup.newer': said('Yedek daha yeni bir sürümle alınmış', LIST_SAFE, 'Programı güncelleyip yeniden deneyin.'),
  'backup.otherDataKey': said(
    'Yedek başka bir bilgisayarın anahtarıyla şifrelenmiş',
    LIST_SAFE,
    'Yedeği alındığı bilgisayarda açın ya da parolayla alınmış bir yedek seçin.',
  ),
  'update.off': said('Bu kurulumda güncelleme denetimi yok', NO_MONEY, 'Yeni sürümü, programı aldığınız yerden kurun.'),
  'update.unreachable': said(
    'Güncelleme adresine ulaşılamadı',
    NO_MONEY,
    'Hiçbir şey kurulmadı; bağlantıya bakıp daha sonra yeniden deneyin.',
  ),
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
