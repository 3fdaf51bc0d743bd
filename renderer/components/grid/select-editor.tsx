import { useRef } from 'react';
import { ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { EditMove } from './grid-model.ts';
import '../option-list.css';
import '../popover.css';

export interface SelectEditorProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onCommit: (text: string | undefined, move: EditMove) => void;
  readonly onCancel: () => void;
}

/** The editor of a cell with a fixed set of values: their list, open at once. */
export function SelectEditor({ label, value, options, onCommit, onCancel }: SelectEditorProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const isDone = useRef(false);
  const current = options.find((option) => option.value === value);
  return (
    <>
      <span ref={anchor} className="pd-grid__editor pd-grid__editor--select">
        {current?.label ?? value}
      </span>
      <Popover
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={6}
        className="pd-popover pd-popover--menu"
        onOpenChange={(isOpen) => {
          if (!isOpen && !isDone.current) onCancel();
        }}
      >
        <ListBox
          aria-label={label}
          className="pd-options"
          // The list is the editor: opening it is what was asked for, so the focus belongs in it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          selectionMode="single"
          defaultSelectedKeys={current === undefined ? [] : [current.value]}
          // Choosing what is chosen already empties the selection: taken as no change.
          onSelectionChange={(keys) => {
            const chosen = options.find((option) => keys !== 'all' && keys.has(option.value));
            isDone.current = true;
            onCommit(chosen?.value, 'stay');
          }}
        >
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="pd-option">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </>
  );
}
