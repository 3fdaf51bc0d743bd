import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import './field.css';
import './search-field.css';

export interface SearchFieldProps extends Omit<
  AriaSearchFieldProps,
  'children' | 'className' | 'style' | 'aria-label'
> {
  readonly label: string;
  readonly placeholder: string;
  readonly clearLabel: string;
  /** The keys that come here, shown while the field is empty. */
  readonly keys?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A field to search with; Esc empties it. */
export function SearchField({ label, placeholder, clearLabel, keys, inputRef, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className="pd-search">
      {({ isEmpty }) => (
        <Group className="pd-input">
          <Icon icon={Search} size={14} />
          <Input placeholder={placeholder} {...(inputRef === undefined ? {} : { ref: inputRef })} />
          {isEmpty && keys !== undefined && <KeyHint keys={keys} />}
          {!isEmpty && (
            <Button className="pd-input__icon-button" aria-label={clearLabel}>
              <Icon icon={X} size={14} />
            </Button>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
