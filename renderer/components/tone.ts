import { CircleCheck, CircleDashed, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';

/** What a colour means. Never shown by colour alone: each has an icon, and stands beside words. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warning' | 'error';

/** The one icon of each tone. */
export const TONE_ICONS: Readonly<Record<Tone, LucideIcon>> = {
  neutral: CircleDashed,
  info: Info,
  ok: CircleCheck,
  warning: TriangleAlert,
  error: CircleX,
};

/** The three kinds of company, in the words of the code; the words of the page come by props. */
export type EnvironmentName = 'practice' | 'sandbox' | 'production';
