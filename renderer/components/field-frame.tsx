import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './field.css';

/** What every field may say about itself. */
export interface FieldWords {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place already says what the field is. */
  readonly isLabelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right; its presence makes the field invalid. */
  readonly error?: string | undefined;
}

export interface FieldFrameProps extends FieldWords {
  readonly children: ReactNode;
}

/** A field's label above it, and beneath it its error or else its hint, so that the row never changes height twice. */
export function FieldFrame({ label, isLabelHidden = false, hint, error, children }: FieldFrameProps) {
  return (
    <>
      <Label className={isLabelHidden ? 'pd-field__label pd-hidden' : 'pd-field__label'}>{label}</Label>
      {children}
      {error !== undefined ? (
        <FieldError className="pd-field__error">
          <Icon icon={CircleX} size={14} />
          <span>{error}</span>
        </FieldError>
      ) : (
        hint !== undefined && (
          <Text slot="description" className="pd-field__hint">
            {hint}
          </Text>
        )
      )}
    </>
  );
}
