import type { ReactElement } from 'react';
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import './tooltip.css';

export interface TooltipProps {
  readonly text: string;
  /** The keys that do the same. */
  readonly keys?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** One of our buttons, or with `isPlain` any element that can take focus and a ref. */
  readonly children: ReactElement;
  readonly isPlain?: boolean;
}

/** A short explanation on hover and on keyboard focus. Never the only place of something a person must know. */
export function Tooltip({ text, keys, placement = 'top', children, isPlain = false }: TooltipProps) {
  return (
    <TooltipTrigger delay={450} closeDelay={60}>
      {isPlain ? <Focusable>{children as ReactElement<object, string>}</Focusable> : children}
      <AriaTooltip className="pd-tooltip" placement={placement} offset={6}>
        <span>{text}</span>
        {keys !== undefined && <KeyHint keys={keys} tone="inherit" />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
