import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { EditMove } from './grid-model.ts';
import { groupTypedIban } from './typed-iban.ts';

export interface CellEditorProps {
  readonly label: string;
  readonly kind: 'text' | 'money' | 'iban';
  readonly maxLength: number | undefined;
  /** What it starts with; a promise where it must be fetched first. */
  readonly initial: string | Promise<string>;
  readonly mode: 'replace' | 'change';
  readonly onCommit: (text: string | undefined, move: EditMove) => void;
  readonly onCancel: () => void;
}

/** The editor inside a cell. Enter and Tab take what was typed, Esc leaves it, and so does leaving without a change. */
export function CellEditor({ label, kind, maxLength, initial, mode, onCommit, onCancel }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const [start, setStart] = useState(typeof initial === 'string' ? initial : undefined);
  const [text, setText] = useState(typeof initial === 'string' ? initial : '');

  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    if (typeof initial === 'string') return undefined;
    let isCurrent = true;
    initial.then(
      (fetched) => {
        if (!isCurrent) return false;
        setStart(fetched);
        setText(fetched);
        return true;
      },
      () => isCurrent && onCancel(),
    );
    return () => {
      isCurrent = false;
    };
    // Only what it was opened with counts: a row that is drawn anew meanwhile must not overwrite what is being typed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useLayoutEffect(() => {
    if (start !== undefined && mode === 'change') input.current?.select();
  }, [start, mode]);

  const finish = (move: EditMove) => {
    if (isDone.current) return;
    isDone.current = true;
    const isChanged = start !== undefined && text !== start;
    onCommit(isChanged ? text : undefined, move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = readEditKey(event, mode);
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === 'cancel') {
      isDone.current = true;
      onCancel();
    } else finish(move);
  };
  return (
    <input
      ref={input}
      className={`pd-grid__editor pd-grid__editor--${kind}`}
      aria-label={label}
      aria-busy={start === undefined}
      readOnly={start === undefined}
      value={text}
      inputMode={kind === 'money' ? 'decimal' : 'text'}
      spellCheck={false}
      autoComplete="off"
      {...(maxLength === undefined ? {} : { maxLength })}
      onChange={(event) => {
        const { value, selectionStart } = event.target;
        if (kind !== 'iban') {
          setText(value);
          return;
        }
        const typed = groupTypedIban(value, selectionStart ?? value.length);
        setText(typed.text);
        // After React has set the value, or the caret would jump to its end.
        requestAnimationFrame(() => input.current?.setSelectionRange(typed.caret, typed.caret));
      }}
      onKeyDown={onKeyDown}
      onBlur={() => finish('leave')}
    />
  );
}

function readEditKey(event: KeyboardEvent, mode: 'replace' | 'change'): EditMove | 'cancel' | undefined {
  switch (event.key) {
    case 'Enter':
      return event.shiftKey ? 'up' : 'down';
    case 'Tab':
      return event.shiftKey ? 'previous' : 'next';
    case 'Escape':
      return 'cancel';
    case 'ArrowDown':
      return mode === 'replace' ? 'down' : undefined;
    case 'ArrowUp':
      return mode === 'replace' ? 'up' : undefined;
    default:
      return undefined;
  }
}
