import { counted } from '../../../shared/text/plural.ts';

/** The address book. */
export const recipients = {
  title: 'Alıcılar',
  detail: (count: number) => `${counted(count, 'alıcı')}, gönderdiğiniz listelerden`,
  searchLabel: 'Alıcılarda ara',
  searchPlaceholder: 'Ad ya da IBAN’ın son dört hanesi',
  clear: 'Aramayı temizle',
  found: (count: number) => `${counted(count, 'alıcı')} bulundu`,
  clearSort: 'Son ödenenleri üste al',
  loading: 'Alıcılar yükleniyor',
  caption: 'Alıcılar',
  columns: {
    name: 'Ad',
    recipient: 'IBAN / kimlik',
    bank: 'Banka',
    lastPaid: 'Son ödeme',
    firstSeen: 'İlk görülme',
    lastAmount: 'Son tutar',
    paidCount: 'Ödeme',
    earlier: 'Önceki IBAN',
  },
  never: 'ödenmedi',
  trusted: 'Güvenilen alıcı',
  emptyTitle: 'Adres defteri henüz boş',
  emptyAction: 'Ödeme listelerine git',
  emptyDetail:
    'Gönderdiğiniz her listeden kendiliğinden dolar. Başka bir bilgisayardaki defteri de içe aktarabilirsiniz.',
  noneTitle: 'Bu aramaya uyan alıcı yok',
  noneDetail: 'Adın bir kısmını ya da IBAN’ın son dört hanesini deneyin.',
  noCompanyTitle: 'Önce bir firma ekleyin',
  noCompanyDetail: 'Alıcılar firma firma tutulur.',
  toStart: 'Başlangıca git',
  exportAction: 'Dışa aktar',
  exportTitle: 'Adres defterini dışa aktar',
  exportBody:
    'Dosyada adlar ve IBAN’lar açık yazılır, çünkü başka bir bilgisayarda içe aktarılabilsin diye kaydedilir. Dosyayı kişisel veri olarak saklayın.',
  importAction: 'İçe aktar',
  imported: (added: number, changed: number) =>
    added + changed === 0
      ? 'Dosyada yeni bir şey yoktu.'
      : `${counted(added, 'alıcı')} eklendi, ${counted(changed, 'alıcı')} değişti.`,
  importedTitle: 'İçe aktarıldı',
  drawer: {
    close: 'Kapat',
    bank: 'Banka',
    type: 'Tür',
    firstSeen: 'İlk görülme',
    lastPaid: 'Son ödeme',
    paidCount: 'Ödeme sayısı',
    trusted: 'Güvenilen alıcı',
    trustedHint: 'Bu IBAN’ı doğruladığınızı gösterir; listede ve onayda işaretlenir. Denetimleri kapatmaz.',
    notes: 'Not',
    notesHint: 'Yalnız bu bilgisayarda durur, kimseye gönderilmez.',
    saveNotes: 'Notu kaydet',
    notesSaved: 'Not kaydedildi',
    earlierTitle: 'IBAN geçmişi',
    earlierNone: 'Bu ad hep aynı IBAN’la ödendi.',
    seen: (first: string) => `ilk görülme ${first}`,
    paid: (last: string) => `son ödeme ${last}`,
    notPaid: 'hiç ödenmedi',
    current: 'şimdiki',
    merge: 'Başka bir kayıtla birleştir…',
  },
  merge: {
    title: 'Kayıtları birleştir',
    detail:
      'Aynı kişinin iki kaydı tek kayıt olur; ikisinin IBAN geçmişi ve ödeme sayıları birleşir. Gönderilmiş listeler değişmez.',
    keep: 'Kalacak kayıt',
    gone: 'Birleşecek kayıt',
    searchLabel: 'Birleşecek kaydı ara',
    choose: 'Birleştirilecek kayıtlar',
    none: 'Uyan başka kayıt yok.',
    confirm: 'Birleştir',
    cancel: 'Vazgeç',
    chooseFirst: 'Önce birleşecek kaydı seçin.',
    typeDiffers: 'Alıcı türleri farklı; aynı kişi olduğundan emin olun.',
    done: 'Kayıtlar birleştirildi',
  },
};

/** What every language's catalogue of this screen holds. */
export type RecipientsText = typeof recipients;
