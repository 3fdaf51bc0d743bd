import { BookUser, CalendarCheck, FileSpreadsheet, History, Settings } from 'lucide-react';
import type { NavItem } from '../components/nav-sidebar.tsx';
import type { Command } from '../components/rank-commands.ts';
import type { ShortcutGroup } from '../components/shortcuts-dialog.tsx';
import type { Step } from '../components/stepper.tsx';

export const STEPS: readonly Step[] = [
  { id: 'prepare', label: 'Hazırla', detail: '6 satır düzeltme bekliyor', state: 'current', stateLabel: '(şimdi)' },
  { id: 'send', label: 'Gönder', detail: 'para hareket etmez', state: 'ahead', stateLabel: '(sonra)' },
  { id: 'preResult', label: 'Ön akıbet', detail: 'iyzico’nun yanıtı', state: 'ahead', stateLabel: '(sonra)' },
  { id: 'authorise', label: 'Yetkilendir', detail: 'elle, ayrı pencerede', state: 'ahead', stateLabel: '(sonra)' },
  { id: 'result', label: 'Akıbet', detail: 'kişi kişi sonuç', state: 'ahead', stateLabel: '(sonra)' },
];

export const STEPS_LATER: readonly Step[] = [
  {
    id: 'prepare',
    label: 'Hazırla',
    detail: '206 satır',
    state: 'done',
    stateLabel: '(tamam)',
    onPress: () => undefined,
  },
  {
    id: 'send',
    label: 'Gönder',
    detail: '20.11.2026 10.31',
    state: 'done',
    stateLabel: '(tamam)',
    onPress: () => undefined,
  },
  {
    id: 'preResult',
    label: 'Ön akıbet',
    detail: '2 satır kabul edilmedi',
    state: 'failed',
    stateLabel: '(sorunlu)',
    onPress: () => undefined,
  },
  { id: 'authorise', label: 'Yetkilendir', detail: 'onayınızı bekliyor', state: 'current', stateLabel: '(şimdi)' },
  { id: 'result', label: 'Akıbet', detail: 'kişi kişi sonuç', state: 'ahead', stateLabel: '(sonra)' },
];

export const TOP_FIVE = [
  { name: 'Kerem Aydın', bank: 'Akbank', amount: 18_400_000 },
  { name: 'Selma Tunç', bank: 'Ziraat', amount: 16_150_000 },
  { name: 'Burak Ergin', bank: 'QNB', amount: 14_200_000 },
  { name: 'Deniz Uçar', bank: 'VakıfBank', amount: 13_875_000 },
  { name: 'Nihan Balcı', bank: 'İş Bankası', amount: 12_100_000 },
];

export const PLACES: readonly NavItem[] = [
  { id: 'lists', label: 'Ödeme listeleri', icon: FileSpreadsheet, count: '3' },
  { id: 'board', label: 'Ay sonu panosu', icon: CalendarCheck },
  { id: 'recipients', label: 'Alıcılar', icon: BookUser, count: '412' },
  { id: 'history', label: 'Geçmiş', icon: History },
  { id: 'settings', label: 'Ayarlar', icon: Settings },
];

export const COMMANDS: readonly Command[] = [
  {
    id: 'open',
    label: 'Excel dosyası aç…',
    group: 'Liste',
    icon: FileSpreadsheet,
    keys: 'Ctrl O',
    onRun: () => undefined,
  },
  { id: 'next', label: 'Sonraki hataya git', group: 'Liste', keys: 'F8', onRun: () => undefined },
  { id: 'board', label: 'Ay sonu panosunu göster', group: 'Git', icon: CalendarCheck, onRun: () => undefined },
  {
    id: 'recipients',
    label: 'Alıcılar',
    group: 'Git',
    icon: BookUser,
    keywords: 'adres defteri kişi',
    onRun: () => undefined,
  },
  { id: 'history', label: 'Ödeme geçmişinde ara', group: 'Git', icon: History, onRun: () => undefined },
  { id: 'settings', label: 'Ayarlar', group: 'Git', icon: Settings, onRun: () => undefined },
];

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: 'Her yerde',
    shortcuts: [
      { keys: 'Ctrl K', label: 'Komut ara' },
      { keys: 'Ctrl O', label: 'Dosya aç' },
      { keys: '?', label: 'Kısayollar' },
    ],
  },
  {
    title: 'Listede',
    shortcuts: [
      { keys: 'F2', label: 'Hücreyi düzenle' },
      { keys: 'F8', label: 'Sonraki hata' },
      { keys: 'Ctrl Z', label: 'Geri al' },
      { keys: 'Ctrl Home', label: 'İlk hücre' },
      { keys: 'Boşluk', label: 'Satırı seç' },
    ],
  },
];
