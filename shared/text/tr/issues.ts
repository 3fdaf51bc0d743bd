import type { IssueCode } from '../../rows.ts';
import { type ParamReader, unnamedRows } from '../params.ts';
import { counted } from '../plural.ts';

/** One or two words for the grid, the fault in a sentence, and how to put it right. */
export interface IssueSentences {
  readonly short: string;
  readonly title: string;
  readonly help: string;
}
export type IssueTexts = Readonly<Record<IssueCode, (p: ParamReader) => IssueSentences>>;

const said = (short: string, title: string, help: string) => () => ({ short, title, help });
/** The rows an issue names, and how many more there are. */
const rowsOf = (p: ParamReader): string => {
  const more = unnamedRows(p);
  return `satır ${p.text('rows')}${more > 0 ? ` ve ${counted(more, 'satır')} daha` : ''}`;
};

/** Everything that can be wrong or odd about a row, in words. */
export const issues: IssueTexts = {
  'recipient.missing': said(
    'Alıcı boş',
    'IBAN ya da kimlik yok',
    'Alıcının IBAN’ını, kimlik ya da telefon numarasını yazın.',
  ),
  'recipient.typeUnknown': said(
    'Alıcı anlaşılmadı',
    'Bunun IBAN mı, kimlik mi, telefon mu olduğu anlaşılmadı',
    'Numarayı gözden geçirin ya da alıcı türünü seçin.',
  ),
  'recipient.typeUnread': said('Tür okunamadı', 'Alıcı türü okunamadı', 'IBAN, kimlik no, telefon ya da üye no seçin.'),
  'recipient.conflict': said(
    'İki ayrı alıcı',
    'Aynı satırda iki sütun iki ayrı alıcı gösteriyor',
    'Hangisine ödeneceğini yazın.',
  ),
  'recipient.invisible': said(
    'Görünmez karakter',
    'Alıcıda gözle görülmeyen karakterler var',
    'Numarayı elle yeniden yazın; kopyalarsanız karakter de gelir.',
  ),
  'recipient.digitsLost': said(
    'Rakamlar kayıp',
    'Excel bu uzun numaranın son rakamlarını sıfıra çevirmiş',
    'Kaybolan rakam geri gelmez; numarayı aslından yeniden yazın.',
  ),
  'recipient.new': said(
    'Yeni alıcı',
    'Bu alıcıya ilk kez ödenecek',
    'IBAN’ı belgesiyle bir kez karşılaştırmanız yeter.',
  ),
  'recipient.notReturned': said(
    'Düzeltmede yok',
    'Bu satır düzeltilmiş dosyada yok',
    'Alıcı silindiyse satırı çıkarın; dosyada yalnız düzeltilenler vardıysa nedenini yazıp onaylayın.',
  ),
  'iban.notIban': said('IBAN değil', 'Bu bir IBAN değil', 'TR ile başlayan 26 haneli IBAN’ı yazın.'),
  'iban.length': (p) => ({
    short: 'IBAN hanesi yanlış',
    title: p.has('expected')
      ? `IBAN ${p.count('found')} karakter; ${p.count('expected')} olmalı`
      : `IBAN ${p.count('found')} karakter; uzunluğu tutmuyor`,
    help: 'Bir rakam eksik ya da fazla; aslıyla karşılaştırın.',
  }),
  'iban.checksum': said(
    'IBAN hatalı',
    'IBAN kontrol basamağı tutmuyor',
    'Bir rakam yanlış ya da yer değiştirmiş. Canlı ortamda bu IBAN’a ödeme gönderilmez.',
  ),
  'iban.reservedDigit': said(
    'IBAN hatalı',
    'IBAN’ın ayrılmış hanesi sıfır değil',
    'Türkiye IBAN’larında bu hane hep 0’dır; aslıyla karşılaştırın.',
  ),
  'iban.foreign': (p) => ({
    short: 'Yabancı IBAN',
    title: `IBAN Türkiye’nin değil${p.has('country') ? ` (${p.text('country')})` : ''}`,
    help: 'iyzico’nun yabancı IBAN’a ödeyip ödemediği belli değil; göndermeden önce sorun.',
  }),
  'iban.twoNames': (p) => ({
    short: 'İki ad, bir IBAN',
    title: `Aynı IBAN başka adla da geçiyor: ${rowsOf(p)}`,
    help: 'Ad yanlışsa düzeltin; hesap gerçekten ortaksa gerekçesiyle geçin.',
  }),
  'iban.changed': (p) => ({
    short: 'IBAN değişmiş',
    title: 'Bu ada geçen sefer başka bir IBAN’la ödendi',
    help: `Önceki ${p.text('before')}, şimdiki ${p.text('after')}${p.has('lastPaidAt') ? `; son ödeme ${p.date('lastPaidAt')}` : ''}. Değişikliği alıcıya bildiğiniz telefondan sorun.`,
  }),
  'identity.notDigits': said(
    'Kimlik hatalı',
    'Kimlik numarası yalnız rakam olmalı',
    'Boşluk ve harfleri silip 11 haneyi yazın.',
  ),
  'identity.length': (p) => ({
    short: 'Kimlik hanesi yanlış',
    title: `Kimlik numarası ${p.count('found')} hane`,
    help: 'T.C. kimlik no 11, vergi no 10 hanedir.',
  }),
  'identity.checksum': said(
    'Kimlik hatalı',
    'Kimlik numarasının kontrol basamağı tutmuyor',
    'Bir rakam yanlış; belgesiyle karşılaştırın.',
  ),
  'identity.taxNumber': said(
    'Vergi no',
    'Bu bir vergi numarası',
    'iyzico’nun vergi numarasına ödeyip ödemediği belli değil; IBAN daha güvenlidir.',
  ),
  'identity.zeroRestored': said(
    'Sıfır eklendi',
    'Excel’in sildiği baştaki sıfır geri kondu',
    'Kontrol basamağı tuttu; yine de bir göz atın.',
  ),
  'phone.notPhone': said('Telefon hatalı', 'Bu bir telefon numarası değil', '05 ile başlayan cep numarasını yazın.'),
  'phone.notMobile': said(
    'Cep değil',
    'Bu bir cep telefonu değil',
    'Ödeme yalnız cep telefonuna bağlı hesaba gider; 5 ile başlayan numarayı yazın.',
  ),
  'phone.zeroRestored': said('Sıfır eklendi', 'Excel’in sildiği baştaki sıfır geri kondu', 'Numaraya bir göz atın.'),
  'member.notDigits': said('Üye no hatalı', 'Üye numarası yalnız rakam olmalı', 'iyzico üye numarasını rakamla yazın.'),
  'name.missing': said('Ad boş', 'Alıcının adı yok', 'IBAN’a ödemede ad soyad ya da unvan gerekir.'),
  'name.invisible': said('Görünmez karakter', 'Adda gözle görülmeyen karakterler var', 'Adı elle yeniden yazın.'),
  'name.tooLong': (p) => ({
    short: 'Ad çok uzun',
    title: `Ad ${p.count('found')} karakter`,
    help: `${p.count('limit')} karakteri aşan adı banka kesebilir; kısaltın.`,
  }),
  'name.twoIbans': (p) => ({
    short: 'Bir ad, iki IBAN',
    title: `Aynı ad başka IBAN’la da geçiyor: ${rowsOf(p)}`,
    help: 'İki ayrı kişi değilse biri yanlıştır.',
  }),
  'amount.empty': said('Tutar boş', 'Tutar yok', 'Tutarı yazın ya da satırı bekletin.'),
  'amount.notNumber': said('Tutar hatalı', 'Tutar sayı olarak okunamadı', 'Yalnız rakam yazın: 1.250,50.'),
  'amount.ambiguous': said(
    'Tutar belirsiz',
    'Nokta binlik mi, kuruş mu anlaşılmadı',
    'Tutarı kuruşuyla yazın: 1.000,00 ya da 1,00.',
  ),
  'amount.moreThanTwoDecimals': said(
    'Kuruş fazla',
    'Tutarda ikiden çok kuruş hanesi var',
    'Program yuvarlamaz; tutarı siz kesinleştirin.',
  ),
  'amount.tooLarge': said(
    'Tutar çok büyük',
    'Bu tutar ödenemeyecek kadar büyük',
    'Fazladan hane olup olmadığına bakın.',
  ),
  'amount.zero': said('Tutar sıfır', 'Tutar sıfır', 'Ödenmeyecekse satırı bekletin ya da çıkarın.'),
  'amount.negative': said('Tutar eksi', 'Tutar eksi', 'Mahsup satırı ise listeden çıkarın.'),
  'amount.percent': said('Yüzde', 'Tutar hücresinde yüzde var', 'Lira tutarını yazın.'),
  'amount.date': said('Tarih', 'Tutar hücresi tarih olmuş', 'Excel sayıyı tarihe çevirmiş; tutarı yeniden yazın.'),
  'amount.errorCell': said(
    'Excel hatası',
    'Tutar hücresinde Excel hatası var',
    'Formülü Excel’de düzeltin ya da tutarı yazın.',
  ),
  'amount.boolean': said('Doğru/yanlış', 'Tutar hücresinde DOĞRU/YANLIŞ var', 'Tutarı yazın.'),
  'amount.currencyMismatch': said(
    'Para birimi çelişiyor',
    'Tutarın yanındaki para birimi sütundakinden farklı',
    'Hangisinin doğru olduğunu yazın.',
  ),
  'amount.formula': said('Formül', 'Tutar formülden geliyor', 'Excel’in son hesapladığı değer okundu.'),
  'amount.asDisplayed': said('Göründüğü gibi', 'Tutar Excel’de göründüğü gibi alındı', 'Sütun için böyle seçtiniz.'),
  'amount.conflict': said(
    'İki ayrı tutar',
    'Aynı satırda iki sütun iki ayrı tutar gösteriyor',
    'Ödenecek tutarı yazın.',
  ),
  'amount.farFromLast': (p) => ({
    short: p.number('percent') < 0 ? 'Geçen seferden az' : 'Geçen seferden fazla',
    title: `Tutar geçen seferkinden %${Math.abs(p.number('percent'))} ${p.number('percent') < 0 ? 'az' : 'fazla'}`,
    help: `Geçen sefer ${p.amount('last')} ödendi.`,
  }),
  'currency.unknown': said('Para birimi?', 'Para birimi tanınmadı', 'TL, USD ya da EUR seçin.'),
  'description.missing': said('Açıklama boş', 'Açıklama yok', 'Alıcının ekstresinde görünecek açıklamayı yazın.'),
  'description.shortForLarge': (p) => ({
    short: 'Açıklama kısa',
    title: 'Bir alıcıya günde 400.000 TL’yi aşan ödemede açıklama en az 20 karakter olmalı',
    help: `${p.has('sent') ? `Bu alıcıya bugün başka listelerden ${p.amount('sent')} gönderildi. ` : ''}Ödemenin nedenini yazın: “Kasım 2026 hizmet bedeli”.`,
  }),
  'description.tooLong': (p) => ({
    short: 'Açıklama uzun',
    title: `Açıklama ${p.count('found')} karakter`,
    help: `${p.count('limit')} karakterden sonrası kesilebilir; kısaltın.`,
  }),
  'description.invisible': said(
    'Görünmez karakter',
    'Açıklamada gözle görülmeyen karakterler var',
    'Açıklamayı elle yeniden yazın.',
  ),
  'nonWithdrawable.unread': said('Evet/hayır?', '“Çekilemez bakiye” okunamadı', 'Evet ya da hayır yazın.'),
  'nonWithdrawable.iban': said(
    'IBAN’da anlamsız',
    '“Çekilemez bakiye” IBAN’a ödemede işe yaramaz',
    'Yalnız iyzico cüzdanına ödemede seçin.',
  ),
  'reference.replaced': said(
    'Referans değişti',
    'Referans iyzico’nun kabul ettiği harflere çevrildi',
    'Özgün hâli raporda durur.',
  ),
  'reference.duplicate': (p) => ({
    short: 'Referans aynı',
    title: `Aynı referans başka satırda da var: ${rowsOf(p)}`,
    help: 'Sonuna bir numara eklenir; özgün hâli raporda durur.',
  }),
  'duplicate.inList': (p) => ({
    short: p.number('count') === 1 ? `${p.text('rows')}. satırla aynı` : 'Yinelenen satır',
    title: `Aynı alıcı, aynı tutar: ${rowsOf(p)}`,
    help: 'İki kez ödenecekse gerekçesini yazın; değilse birini çıkarın.',
  }),
  'duplicate.earlier': (p) => ({
    short: 'Daha önce ödendi',
    title: `Aynı alıcıya aynı tutar ${p.date('at')} tarihinde gönderilmiş`,
    help: `“${p.text('list')}” listesinde${p.number('count') > 1 ? `, toplam ${counted(p.number('count'), 'kez')}` : ''}. Yeniden ödenecekse gerekçesini yazın.`,
  }),
  'original.paid': (p) => ({
    short: 'Sonradan ödendi',
    title: `Bu ödeme “${p.text('list')}” listesinde sonradan gerçekleşmiş`,
    help: 'Önce başarısız görünmüştü. Yeniden ödenmeyecekse satırı çıkarın; ödenecekse gerekçesini yazın.',
  }),
  'limit.item': (p) => ({
    short: 'Sınır aşılıyor',
    title: `Tek ödeme sınırı ${p.amount('limit')}`,
    help: 'Tutarı gözden geçirin ya da firmanın sınırını değiştirin.',
  }),
  'failed.unchanged': said(
    'Önce başarısız oldu',
    'Bu ödeme başka listede başarısız oldu ve hiçbir yeri değiştirilmedi',
    'Düzeltin ya da bu kez neden gerçekleşeceğini yazın.',
  ),
  'cell.error': said(
    'Excel hatası',
    'Hücrede Excel hatası var (#YOK gibi)',
    'Formülü Excel’de düzeltin ya da değeri yazın.',
  ),
};
