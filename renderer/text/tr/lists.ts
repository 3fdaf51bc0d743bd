/** The Payment lists screen. */
export const lists = {
  title: 'Ödeme listeleri',
  detail: (count: string) => `${count} liste`,
  open: 'Excel listesi aç…',
  name: 'Liste',
  state: 'Durum',
  count: 'Satır',
  total: 'Toplam',
  paid: 'Ödenen',
  changed: 'Son değişiklik',
  actions: 'İşlem',
  more: (name: string) => `${name}: başka işlemler`,
  waitingRows: (count: string) => `${count} satır düzeltme bekliyor`,
  emptyTitle: 'Bu firmanın henüz listesi yok',
  emptyDetail: 'Ayın Excel dosyasını bu pencereye bırakın ya da açın. Gönderene kadar her şey bu bilgisayarda kalır.',
  template: 'Boş şablonu kaydet…',
  sample: 'Örnek listeyi aç',
  recent: 'Son açılan dosyalar',
  rename: 'Adını değiştir…',
  renameTitle: 'Listenin adı',
  copy: 'Kopyasını çıkar…',
  remove: 'Listeyi sil…',
  removeTitle: (name: string) => `“${name}” silinsin mi?`,
  removeBody:
    'Liste gönderilmedi; silinince para hareket etmez. Silindiği geçmişte görünür, satırları geri getirilemez.',
  removePress: 'Sil',
  copyTitle: 'Kopyadan yeni liste',
  copyBody: 'Satırlar düzenlemeniz için yeni bir listeye kopyalanır. Eski liste değişmez, bir şey gönderilmez.',
  copyPress: 'Listeyi oluştur',
  newName: 'Yeni listenin adı',
  period: 'Ay',
  removed: 'Liste silindi.',
  report: {
    action: 'Dönem raporu…',
    title: 'Dönem raporu',
    detail: 'Seçilen aydaki bütün listeler tek Excel dosyasında: listelerin toplamları ve her satırın akıbeti.',
    period: 'Ay',
    everyPeriod: 'Bütün aylar',
  },
};

/** What every language's catalogue of this area holds. */
export type ListsText = typeof lists;
