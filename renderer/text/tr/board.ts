import { counted } from '../../../shared/text/plural.ts';

/** The month-end board. */
export const board = {
  title: 'Ay sonu panosu',
  detail: (companies: number) => `${counted(companies, 'firma')}, bütün listeler`,
  previousMonth: 'Önceki ay',
  nextMonth: 'Sonraki ay',
  thisMonth: 'Bu ay',
  month: 'Ay',
  loading: 'Pano hazırlanıyor',
  columns: {
    waitingForFile: 'Dosya bekleniyor',
    hasErrors: 'Hatalı satır var',
    waitingAuthorisation: 'Yetki bekliyor',
    inProgress: 'Sürüyor',
    partlyPaid: 'Kısmen ödendi',
    nonePaid: 'Ödenmedi',
    done: 'Tamam',
  },
  columnHints: {
    waitingForFile: 'Bu ay için liste açılmamış',
    hasErrors: 'Düzeltilecek ya da yeniden gönderilecek',
    waitingAuthorisation: 'Hazır ya da yetkilendirilecek',
    inProgress: 'iyzico’da ya da sonucu soruluyor',
    partlyPaid: 'Ödenmeyen satırlar var',
    nonePaid: 'Hiçbir satır ödenmedi',
    done: 'Bütün satırlar sonuçlandı',
  },
  noList: 'Liste yok',
  openLists: 'Dosya aç',
  payments: (count: number) => counted(count, 'ödeme'),
  columnEmpty: 'Yok',
  emptyTitle: 'Henüz firma yok',
  emptyDetail: 'Bir firma eklediğinizde ayın bütün listeleri burada yan yana görünür.',
  emptyAction: 'Başlangıca git',
};

/** What every language's catalogue of this screen holds. */
export type BoardText = typeof board;
