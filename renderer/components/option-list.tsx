import { Check } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { Option } from './option.ts';
import './option-list.css';

/** The open list of a Select or a ComboBox. */
export function OptionList({
  options,
  emptyText,
}: {
  readonly options: readonly Option[];
  readonly emptyText?: string | undefined;
}) {
  return (
    <ListBox
      className="pd-options"
      items={options}
      {...(emptyText === undefined
        ? {}
        : { renderEmptyState: () => <div className="pd-options__empty">{emptyText}</div> })}
    >
      {(option) => <OptionItem option={option} />}
    </ListBox>
  );
}

function OptionItem({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem
      id={option.value}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className="pd-option"
    >
      {({ isSelected }) => (
        <>
          {option.icon !== undefined && <Icon icon={option.icon} />}
          <span className="pd-option__text">
            <span>{option.label}</span>
            {option.detail !== undefined && <span className="pd-option__detail">{option.detail}</span>}
          </span>
          {isSelected && <Icon icon={Check} size={14} className="pd-option__check" />}
        </>
      )}
    </ListBoxItem>
  );
}
