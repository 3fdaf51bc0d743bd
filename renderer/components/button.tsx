import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { Tooltip } from './tooltip.tsx';
import './press-style.ts';
import './button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending'> {
  readonly children: ReactNode;
  /** `primary` once in a view; `danger` only for what cannot be undone. `secondary` unless told. */
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: LucideIcon | undefined;
  /** A menu's arrow and the like, after the text. */
  readonly trailingIcon?: LucideIcon | undefined;
  /** The keys that do the same, in the words of the keyboard (`Ctrl S`). */
  readonly keys?: string | undefined;
  /** Work is under way: it turns, cannot be pressed, keeps its place and its focus. */
  readonly isBusy?: boolean;
  /**
   * Why it cannot be pressed now. The button then stays reachable by keyboard and says this as its tooltip, so that
   * nobody stands before a dead button.
   */
  readonly disabledReason?: string | undefined;
  readonly isFullWidth?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button. Give `disabledReason` rather than `isDisabled` wherever a person could wonder why. */
export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', size = 'medium', icon, trailingIcon, keys, isBusy = false } = props;
  const { disabledReason, isFullWidth = false, onPress, ...rest } = omitLooks(props);
  const isRefused = disabledReason !== undefined;
  const button = (
    <AriaButton
      {...rest}
      {...(isRefused ? { 'aria-disabled': true } : onPress === undefined ? {} : { onPress })}
      isPending={isBusy}
      className={classNames(
        'pd-button',
        `pd-button--${variant}`,
        `pd-button--${size}`,
        isFullWidth && 'pd-button--full',
        isRefused && 'pd-button--refused',
      )}
    >
      {isBusy ? (
        <Icon icon={LoaderCircle} className="pd-button__spinner" />
      ) : (
        icon !== undefined && <Icon icon={icon} size={size === 'small' ? 14 : 16} />
      )}
      <span className="pd-button__text">{children}</span>
      {trailingIcon !== undefined && <Icon icon={trailingIcon} size={14} />}
      {keys !== undefined && <KeyHint keys={keys} tone="inherit" />}
    </AriaButton>
  );
  return isRefused ? <Tooltip text={disabledReason}>{button}</Tooltip> : button;
}

function omitLooks(props: ButtonProps) {
  const { children: _c, variant: _v, size: _s, icon: _i, trailingIcon: _t, keys: _k, isBusy: _b, ...rest } = props;
  return rest;
}
