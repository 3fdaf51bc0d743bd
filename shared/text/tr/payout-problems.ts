import type { ParamReader } from '../params.ts';
import type { ProblemSentences } from './problems.ts';

const NOTHING_SENT = 'iyzico’ya bir şey gönderilmedi; para hareket etmedi.';
const NO_MONEY = 'Para hareket etmedi.';
/** iyzico's own words, where it gave some. */
export const iyzicoSays = (p: ParamReader): string =>
  p.has('errorMessage')
    ? ` iyzico’nun yanıtı: “${p.text('errorMessage')}”${p.has('errorCode') ? ` (${p.text('errorCode')})` : ''}.`
    : '';

const said = (title: string, money: string, next: string) => (): ProblemSentences => ({ title, money, next });

/** What can go wrong with iyzico and with a payout, in words. */
export const payoutProblems = {
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
    'Ayarlar › Anahtarlar ve sınırlar bölümünden PIN belirleyin.',
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
  'payout.paidMeanwhile': (p) => ({
    title: `Bu listedeki ${p.count('count')} satır başka listede ödenmiş ya da ödenmek üzere`,
    money: 'Hiçbir ödeme yetkilendirilmedi.',
    next: `Önceki ödeme “${p.text('list')}” listesinde, bu liste hazırlandıktan sonra gerçekleşmiş. Bu gönderimi iptal edin; yeniden gönderirken o satırlar tek tek sorulur.`,
  }),
  'payout.notAsked': said(
    'iyzico’ya son durumu sorulamadı',
    'Yanıt alınamadığı için hiçbir ödeme yetkilendirilmedi.',
    'Bağlantıyı denetleyip yeniden deneyin.',
  ),
  'payout.movedOn': said(
    'Bu gönderim iyzico’da başka bir yerden ilerletilmiş',
    'Buradan hiçbir ödeme yetkilendirilmedi.',
    'Listede iyzico’nun verdiği son duruma bakın.',
  ),
  'payout.askFirst': said(
    'Önce iyzico’ya sorulmalı',
    'Sonucu bilinmeyen bir gönderim varken ikinci kez gönderilmez.',
    '“iyzico’ya sor” düğmesine basın; sormak para hareket ettirmez.',
  ),
  'payout.restoredBackup': said(
    'Yedekten dönüldü; gönderim kapalı',
    'Yedekten sonra gönderilmiş ödemeler olabilir.',
    'Önce her gönderimi iyzico’ya sorun; panelde yedekten sonra gönderilenlere bakın.',
  ),
  'payout.unknownOutcome': said(
    'Son isteğin sonucu bilinmiyor',
    'iyzico’ya ulaşmış da olabilir, ulaşmamış da. Beklemekle para hareket etmez.',
    '“iyzico’ya sor” düğmesine basın.',
  ),
} satisfies Readonly<Record<string, (p: ParamReader) => ProblemSentences>>;

/** What every language's catalogue of these holds. */
export type PayoutProblemTexts = Readonly<Record<keyof typeof payoutProblems, (p: ParamReader) => ProblemSentences>>;
