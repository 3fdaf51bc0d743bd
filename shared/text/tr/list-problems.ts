import type { ParamReader } from '../params.ts';
import type { ProblemSentences } from './problems.ts';

const NO_MONEY = 'Para hareket etmedi.';
const NOTHING_SENT = 'iyzico’ya bir şey gönderilmedi; para hareket etmedi.';
const LIST_SAFE = 'Listeleriniz olduğu gibi duruyor; para hareket etmedi.';
const file = (p: ParamReader): string => (p.has('fileName') ? `“${p.text('fileName')}”` : 'Dosya');
const said = (title: string, money: string, next: string) => (): ProblemSentences => ({ title, money, next });

/** What can be wrong with a file, a list or a row, in words. */
export const listProblems = {
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
    money: 'Bozuk dosyadan hiçbir satır alınmadı; para hareket etmedi.',
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
    'Başlığın hangi satırda olduğunu gösterin ya da “Başlık yok”u seçin.',
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
  'workbook.rowIdsMissing': said(
    'Düzeltme dosyasındaki gizli satır numaraları silinmiş',
    'Satırlar yeniden eklenip iki kez ödenmesin diye hiçbir satır alınmadı.',
    'Düzeltme dosyasını yeniden kaydedip onun üzerinde çalışın ya da düzeltmeleri programda yapın.',
  ),
  'workbook.sheetMissing': said('Seçilen sayfa dosyada yok', NO_MONEY, 'Sayfayı yeniden seçin.'),
  'workbook.sourceGone': said(
    'Dosya yerinde bulunamadı',
    LIST_SAFE,
    'Taşındıysa yerine koyun; rapor için gerekiyorsa başka bir rapor türü de seçebilirsiniz.',
  ),
  'batch.hasErrors': (p) => ({
    title: 'Listede düzeltme bekleyen satır var',
    money: NOTHING_SENT,
    next: p.has('count')
      ? `${p.count('count')} satırı düzeltin; düzeltilemeyeni bekletin ya da listeden çıkarın.`
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
    'IBAN’ı ya da tutarı düzeltin veya gerekçe yazın.',
  ),
} satisfies Readonly<Record<string, (p: ParamReader) => ProblemSentences>>;

/** What every language's catalogue of these holds. */
export type ListProblemTexts = Readonly<Record<keyof typeof listProblems, (p: ParamReader) => ProblemSentences>>;
