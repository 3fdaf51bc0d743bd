import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';
import './press-style.ts';
import './icon-button.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly size?: 'small' | 'medium';
  readonly tooltipPlacement?: 'top' | 'bottom' | 'left' | 'right';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button of one icon, for what everyone knows by its picture; its name shows on hover and focus. */
export function IconButton({
  icon,
  label,
  keys,
  size = 'medium',
  tooltipPlacement = 'bottom',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} placement={tooltipPlacement}>
      <AriaButton {...rest} aria-label={label} className={classNames('pd-icon-button', `pd-icon-button--${size}`)}>
        <Icon icon={icon} size={size === 'small' ? 14 : 16} />
      </AriaButton>
    </Tooltip>
  );
}
