import type { LucideIcon } from 'lucide-react';

/** One choice of a select, a combo box, a segmented control or radio cards. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** A quieter second line or word. */
  readonly detail?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly isDisabled?: boolean | undefined;
}
