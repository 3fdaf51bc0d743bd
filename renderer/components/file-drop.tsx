import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Icon } from './icon.tsx';
import './file-drop.css';

export interface FileDropProps {
  /** Called with the dropped files; the caller refuses what it cannot take, in words. */
  readonly onDrop: (files: readonly File[]) => void;
  readonly title: string;
  readonly detail: string;
  readonly isDisabled?: boolean;
}

/** Takes files dropped anywhere in the window, and says so while they hover. Mount it once per window. */
export function FileDrop({ onDrop, title, detail, isDisabled = false }: FileDropProps) {
  const isOver = useFileDrop(onDrop, isDisabled);
  if (!isOver) return null;
  return <FileDropOverlay title={title} detail={detail} />;
}

/** What is seen while a file hovers. */
export function FileDropOverlay({ title, detail }: { readonly title: string; readonly detail: string }) {
  return (
    <output className="pd-drop">
      <div className="pd-drop__frame">
        <Icon icon={FileSpreadsheet} size={34} />
        <b>{title}</b>
        <span>{detail}</span>
      </div>
    </output>
  );
}

function useFileDrop(onDrop: (files: readonly File[]) => void, isDisabled: boolean): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onDrop);
  useEffect(() => {
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const end = () => {
      depth = 0;
      setOver(false);
    };
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth += 1;
      if (!isDisabled) setOver(true);
    };
    const leave = () => {
      depth -= 1;
      if (depth <= 0) end();
    };
    // Always prevented: a file dropped on a page that does not take it would otherwise be opened in the window.
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      end();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!isDisabled && files.length > 0) take(files);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [isDisabled]);
  return isOver;
}
