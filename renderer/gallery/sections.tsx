import type { ReactNode } from 'react';
import { Buttons, Choices, Fields, Menus } from './sections/control-sections.tsx';
import { EditableGrid, HugeGrid, QuietGrids } from './sections/grid-sections.tsx';
import { Empties, Facts } from './sections/fact-sections.tsx';
import { Messages, Notices, States } from './sections/message-sections.tsx';
import {
  ConfirmSample,
  DialogSample,
  DropSample,
  PaletteSample,
  ShortcutsSample,
} from './sections/overlay-sections.tsx';
import { ScreenSample } from './sections/screen-section.tsx';

export interface GallerySection {
  readonly id: string;
  readonly title: string;
  /** Fills the window, and is only shown alone. */
  readonly isWholePage?: boolean;
  readonly render: (isAlone: boolean) => ReactNode;
}

/** What the gallery shows. The screenshot tests go through this list. */
export const SECTIONS: readonly GallerySection[] = [
  { id: 'screen', title: 'Bütünü', isWholePage: true, render: () => <ScreenSample environment="practice" /> },
  {
    id: 'screen-live',
    title: 'Bütünü, canlı',
    isWholePage: true,
    render: () => <ScreenSample environment="production" />,
  },
  { id: 'buttons', title: 'Düğmeler', render: () => <Buttons /> },
  { id: 'fields', title: 'Alanlar', render: () => <Fields /> },
  { id: 'choices', title: 'Seçimler', render: () => <Choices /> },
  { id: 'menus', title: 'Menüler', render: (isAlone) => <Menus isAlone={isAlone} /> },
  { id: 'states', title: 'Durumlar, ortamlar, firmalar', render: () => <States /> },
  { id: 'messages', title: 'İletiler ve ilerleme', render: () => <Messages /> },
  { id: 'notices', title: 'Bildirimler', render: () => <Notices /> },
  { id: 'empties', title: 'Boş, hatalı, yükleniyor', render: () => <Empties /> },
  { id: 'facts', title: 'Bilgiler', render: () => <Facts /> },
  {
    id: 'grid',
    title: 'Tablo',
    render: () => (
      <div className="g-grid">
        <EditableGrid count={40} />
      </div>
    ),
  },
  {
    id: 'grid-compact',
    title: 'Tablo, sık',
    render: () => (
      <div className="g-grid">
        <EditableGrid count={40} isCompact />
      </div>
    ),
  },
  { id: 'grid-quiet', title: 'Tablo: yükleniyor, boş', render: () => <QuietGrids /> },
  {
    id: 'grid-huge',
    title: 'Tablo: 100.000 satır',
    render: () => (
      <div className="g-grid">
        <HugeGrid />
      </div>
    ),
  },
  { id: 'dialog', title: 'Pencere', render: (isAlone) => <DialogSample isAlone={isAlone} /> },
  { id: 'confirm', title: 'Onay', render: (isAlone) => <ConfirmSample isAlone={isAlone} /> },
  { id: 'palette', title: 'Komut paleti', render: (isAlone) => <PaletteSample isAlone={isAlone} /> },
  { id: 'shortcuts', title: 'Kısayollar', render: (isAlone) => <ShortcutsSample isAlone={isAlone} /> },
  { id: 'drop', title: 'Dosya bırakma', render: (isAlone) => <DropSample isAlone={isAlone} /> },
];
