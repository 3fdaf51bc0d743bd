import type { Ref } from 'react';
import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { FieldFrame, type FieldWords } from './field-frame.tsx';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>, FieldWords {
  readonly placeholder?: string;
  /** More than one line. */
  readonly isMultiline?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text (or several), with its label, hint and error. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, hint, error, placeholder, isMultiline = false, inputRef, ...rest } = props;
  const words = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className="pd-field">
      <FieldFrame label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
        {isMultiline ? (
          <TextArea className="pd-input" {...words} />
        ) : (
          <Input className="pd-input" {...words} {...(inputRef === undefined ? {} : { ref: inputRef })} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
