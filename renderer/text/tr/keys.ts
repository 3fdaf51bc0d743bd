import { authorise } from './authorise.ts';

/** The key window. */
export const keys = {
  environments: authorise.calmEnvironments,
  title: 'API anahtarları',
  replacing: 'Kayıtlı anahtarların yerine geçer. Eskileri hiçbir yerde gösterilmez.',
  first: 'Anahtarlar bilgisayarın anahtar kasasında saklanır; bir daha hiçbir yerde gösterilmez.',
  where: 'iyzico panelinde: Ayarlar › Firma ayarları › API anahtarları.',
  apiKey: 'API anahtarı',
  secretKey: 'Güvenlik anahtarı (secret key)',
  show: 'Basılı tutunca göster',
  trimmed: 'Başındaki ve sonundaki boşluklar atıldı.',
  bothNeeded: 'İki anahtarı da yapıştırın.',
  same: 'İki alana aynı anahtar yapıştırılmış.',
  wantsSandbox: 'Sandbox anahtarları çoğu zaman “sandbox-” ile başlar; bunlar canlı ortamın anahtarı olabilir.',
  wantsProduction: 'Bu anahtarlar “sandbox-” ile başlıyor; canlı ortamda çalışmayabilir.',
  save: 'Denetle ve kaydet',
  saving: 'iyzico’dan bakiye soruluyor…',
  saveUnchecked: 'Denetlemeden kaydet',
  uncheckedHint: 'Denetlenmeden kaydedilen anahtar yanlışsa ilk gönderimde anlaşılır; para hareket etmez.',
  cancel: 'Vazgeç',
  close: 'Kapat',
  retry: 'Yeniden dene',
  viewFailed: 'Anahtar penceresi açılamadı',
  checkFailed: 'Anahtarlar kaydedilmedi',
  savedTitle: 'Anahtarlar kaydedildi',
  savedBody: (balance: string) => `iyzico anahtarları kabul etti. Bakiye ${balance} (iyzico para birimi bildirmez).`,
  savedUnchecked: 'Anahtarlar denetlenmeden kaydedildi. Ayarlar’dan istediğiniz an deneyebilirsiniz.',
  closing: 'Pencere birazdan kapanır.',
  problems: {
    'keys.rejected':
      'iyzico bu anahtarları kabul etmedi. Doğru ortamın anahtarlarını eksiksiz kopyaladığınızdan emin olun.',
    'keys.duplicate': 'Bu API anahtarı başka bir firmada kayıtlı. Aynı anahtar iki firmada kullanılamaz.',
    'keys.malformed': 'Bu, bir anahtara benzemiyor: boşluk ya da beklenmeyen bir karakter var.',
    'keys.companyNotPractice': 'Anahtar kasası olmadan yalnız alıştırma firması çalışır.',
    'keychain.missing': 'Bilgisayarın anahtar kasası bulunamadı; anahtar saklanamaz.',
    'keychain.locked': 'Bilgisayarın anahtar kasası kilitli. Kilidi açıp yeniden deneyin.',
    'keychain.timeout': 'Anahtar kasası yanıt vermedi. Yeniden deneyin.',
    'iyzico.noNetwork': 'İnternet bağlantısı yok; anahtarlar denetlenemedi.',
    'iyzico.timeout': 'iyzico süresinde yanıt vermedi; anahtarlar denetlenemedi.',
    'iyzico.unreachable': 'iyzico’ya ulaşılamadı; anahtarlar denetlenemedi.',
    'iyzico.unreadable': 'iyzico’nun yanıtı okunamadı; anahtarlar denetlenemedi.',
    'iyzico.rejected': 'iyzico isteği kabul etmedi; iyzico’nun yanıtına bakıp yeniden deneyin.',
    'iyzico.auth': 'iyzico bu anahtarları kabul etmedi. Ortamı ve kopyaladığınız metni denetleyin.',
    'iyzico.rateLimit': 'iyzico’ya çok sık soruldu. Bir dakika bekleyip yeniden deneyin.',
    'iyzico.noPermission':
      'Anahtarlar doğru, ama hesapta Toplu Ödeme yetkisi yok. iyzico’ya başvurun; anahtarları şimdiden kaydedebilirsiniz.',
    'iyzico.insufficientBalance': 'iyzico bakiyesi yetersiz; anahtarlar yine de kaydedilebilir.',
    diskFull: 'Disk dolu; yer açıp yeniden deneyin.',
    readOnly: 'Kayıtların durduğu klasöre yazılamıyor; yazma iznini açıp yeniden deneyin.',
    tooManyRequests: 'Çok sık denendi; biraz bekleyin.',
  },
  problemOther: authorise.problemOther,
  iyzicoSays: authorise.results.iyzicoSays,
};

/** What every language's catalogue of this window holds. */
export type KeysText = typeof keys;
