import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './checkbox.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly hint?: string | undefined;
}

/** A box to tick, with its words; the words are part of what can be pressed. */
export function Checkbox({ children, hint, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="pd-checkbox">
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="pd-checkbox__box">
            {isIndeterminate ? <Icon icon={Minus} size={12} /> : isSelected && <Icon icon={Check} size={12} />}
          </span>
          <span>
            {children}
            {hint !== undefined && <span className="pd-checkbox__hint">{hint}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}
