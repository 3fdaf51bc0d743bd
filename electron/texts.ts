import type { Locale } from '../shared/money.ts';
import type { DialogTexts } from './dialogs.ts';
import type { MenuTexts } from './menu.ts';

/** The words of what the system draws for us: menus, file dialogs, window titles. The pages own all other words. */
export interface ShellTexts {
  readonly appName: string;
  readonly authorise: string;
  readonly keys: string;
  readonly openTitle: string;
  readonly saveTitle: string;
  readonly backupTitle: string;
  readonly folderTitle: string;
  readonly inFlightTitle: string;
  readonly inFlightMessage: string;
  readonly inFlightWait: string;
  readonly inFlightQuit: string;
  readonly clockTitle: string;
  readonly clockMessage: (now: string, newest: string) => string;
  readonly clockNo: string;
  readonly clockYes: string;
  readonly installTitle: string;
  readonly installMessage: (version: string) => string;
  readonly installNo: string;
  readonly installYes: string;
  readonly menu: MenuTexts;
  readonly dialogs: DialogTexts;
}

const tr: ShellTexts = {
  appName: 'Ödeme Masası',
  authorise: 'Yetkilendir',
  keys: 'API anahtarları',
  openTitle: 'Ödeme listesini seçin',
  saveTitle: 'Nereye kaydedilsin?',
  backupTitle: 'Yedek dosyasını seçin',
  folderTitle: 'Hangi klasöre yazılsın?',
  inFlightTitle: 'iyzico’nun yanıtı bekleniyor',
  inFlightMessage:
    'Bir istek gönderildi, yanıtı henüz gelmedi. Şimdi kapatırsanız sonucu bilinmez; program açıldığında önce iyzico’ya sormanız gerekir.',
  inFlightWait: 'Yanıtı bekle',
  inFlightQuit: 'Yine de kapat',
  clockTitle: 'Bilgisayarın saati doğru mu?',
  clockMessage: (now, newest) =>
    `Bilgisayarın saati ${now} gösteriyor; son kayıt ise ${newest} tarihli. Saat yanlışsa önce saati düzeltin. Saat doğruysa, yani eskiden ileri gitmişse onaylayın; onayınız geçmişe yazılır ve gönderim açılır.`,
  clockNo: 'Saati düzelteceğim',
  clockYes: 'Saat doğru',
  installTitle: 'Yeni sürüm kurulsun mu?',
  installMessage: (version) =>
    `Ödeme Masası kapanacak, ${version} sürümü kurulacak ve program yeniden açılacak. Listeleriniz ve kayıtlarınız olduğu gibi kalır.`,
  installNo: 'Şimdi değil',
  installYes: 'Kapat ve kur',
  menu: {
    file: 'Dosya',
    edit: 'Düzen',
    view: 'Görünüm',
    helpMenu: 'Yardım',
    openWorkbook: 'Listeyi aç…',
    saveTemplate: 'Boş şablonu kaydet…',
    saveReport: 'Akıbet raporu…',
    print: 'Ödeme kaydını yazdır…',
    find: 'Bul',
    showLists: 'Ödeme listeleri',
    showBoard: 'Ay sonu panosu',
    showRecipients: 'Alıcılar',
    showHistory: 'Geçmiş',
    showSettings: 'Ayarlar…',
    supportFile: 'Destek dosyası hazırla…',
    help: 'Klavye kısayolları',
    undo: 'Geri al',
    redo: 'Yinele',
    cut: 'Kes',
    copy: 'Kopyala',
    paste: 'Yapıştır',
    selectAll: 'Tümünü seç',
    quit: 'Çıkış',
    zoomIn: 'Yakınlaştır',
    zoomOut: 'Uzaklaştır',
    resetZoom: 'Gerçek boyut',
    togglefullscreen: 'Tam ekran',
    minimize: 'Simge durumuna küçült',
    about: 'Ödeme Masası hakkında',
  },
  dialogs: {
    kinds: {
      workbook: 'Ödeme listesi',
      report: 'Excel raporu',
      template: 'Excel şablonu',
      corrections: 'Düzeltme dosyası',
      table: 'CSV tablosu',
      record: 'PDF',
      backup: 'Ödeme Masası yedeği',
      support: 'Destek dosyası',
    },
    allFiles: 'Tüm dosyalar',
  },
};

const en: ShellTexts = {
  appName: 'Payout Desk',
  authorise: 'Authorise',
  keys: 'API keys',
  openTitle: 'Choose the payment list',
  saveTitle: 'Where should it be saved?',
  backupTitle: 'Choose the backup file',
  folderTitle: 'Which folder should it go to?',
  inFlightTitle: 'Waiting for iyzico’s answer',
  inFlightMessage:
    'A request was sent and its answer has not come yet. If you close now, its outcome will be unknown; when the program opens again you will have to ask iyzico first.',
  inFlightWait: 'Wait for the answer',
  inFlightQuit: 'Close anyway',
  clockTitle: 'Is the computer’s clock right?',
  clockMessage: (now, newest) =>
    `The computer’s clock says ${now}, but the latest record is of ${newest}. If the clock is wrong, set it first. If it is right, because it ran ahead before, confirm it; that goes into the history and sending is on again.`,
  clockNo: 'I will set the clock',
  clockYes: 'The clock is right',
  installTitle: 'Install the new version?',
  installMessage: (version) =>
    `Payout Desk will close, version ${version} will be installed, and the program will open again. Your lists and records stay as they are.`,
  installNo: 'Not now',
  installYes: 'Close and install',
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    helpMenu: 'Help',
    openWorkbook: 'Open list…',
    saveTemplate: 'Save blank template…',
    saveReport: 'Status report…',
    print: 'Print payment record…',
    find: 'Find',
    showLists: 'Payment lists',
    showBoard: 'Month-end board',
    showRecipients: 'Recipients',
    showHistory: 'History',
    showSettings: 'Settings…',
    supportFile: 'Make a support file…',
    help: 'Keyboard shortcuts',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    quit: 'Quit',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
    togglefullscreen: 'Full screen',
    minimize: 'Minimise',
    about: 'About Payout Desk',
  },
  dialogs: {
    kinds: {
      workbook: 'Payment list',
      report: 'Excel report',
      template: 'Excel template',
      corrections: 'Corrections file',
      table: 'CSV table',
      record: 'PDF',
      backup: 'Payout Desk backup',
      support: 'Support file',
    },
    allFiles: 'All files',
  },
};

export const SHELL_TEXTS: Readonly<Record<Locale, ShellTexts>> = { tr, en };
