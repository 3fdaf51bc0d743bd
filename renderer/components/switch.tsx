import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';
import './switch.css';

export interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly hint?: string | undefined;
}

/** A setting that takes effect at once. What waits for a save is a Checkbox. */
export function Switch({ children, hint, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="pd-switch">
      <span className="pd-switch__track">
        <span className="pd-switch__thumb" />
      </span>
      <span>
        {children}
        {hint !== undefined && <span className="pd-checkbox__hint">{hint}</span>}
      </span>
    </AriaSwitch>
  );
}
