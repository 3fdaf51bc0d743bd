import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { CommandPalette } from '../../components/command-palette.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FileDropOverlay } from '../../components/file-drop.tsx';
import { ShortcutsDialog } from '../../components/shortcuts-dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { fold } from '../fold.ts';
import { COMMANDS, SHORTCUTS } from '../samples.ts';

interface OverlayProps {
  /** Open from the beginning, where the section stands alone. */
  readonly isAlone: boolean;
}

export function DialogSample({ isAlone }: OverlayProps) {
  const [isOpen, setOpen] = useState(isAlone);
  const close = () => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>40 satıra açıklama yaz…</Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="40 satıra açıklama yaz"
        subtitle="Seçili satırların açıklaması değişir; geri alabilirsiniz."
        closeLabel="Kapat"
        isSticky
        footerStart="Boş olan 40 satır doldurulur."
        footer={
          <>
            <Button onPress={close}>Vazgeç</Button>
            <Button variant="primary" onPress={close}>
              40 satıra yaz
            </Button>
          </>
        }
      >
        <TextField label="Açıklama" defaultValue="Kasım 2026 ücret" hint="Alıcının hesap özetinde görünür." />
      </Dialog>
    </>
  );
}

export function ConfirmSample({ isAlone }: OverlayProps) {
  const [isOpen, setOpen] = useState(isAlone);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="danger" onPress={() => setOpen(true)}>
        Ödemeyi iptal et…
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onCancel={close}
        onConfirm={close}
        title="Gönderilen ödeme iptal edilsin mi?"
        confirmLabel="Ödemeyi iptal et"
        cancelLabel="Vazgeç"
        isDanger
        reason={{
          label: 'Neden',
          hint: 'Günlüğe yazılır.',
          minLength: 10,
          tooShort: 'En az on harflik bir neden yazın.',
        }}
      >
        <p>Henüz yetkilendirilmedi, para hareket etmedi. İptalden sonra satırlar yeni bir listeye alınabilir.</p>
      </ConfirmDialog>
    </>
  );
}

export function PaletteSample({ isAlone }: OverlayProps) {
  const [isOpen, setOpen] = useState(isAlone);
  return (
    <>
      <Button keys="Ctrl K" onPress={() => setOpen(true)}>
        Komut ara
      </Button>
      <CommandPalette
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        commands={COMMANDS}
        label="Komut ara"
        placeholder="Ne yapmak istiyorsunuz?"
        emptyText="Uyan komut yok."
        fold={fold}
      />
    </>
  );
}

export function ShortcutsSample({ isAlone }: OverlayProps) {
  const [isOpen, setOpen] = useState(isAlone);
  return (
    <>
      <Button keys="?" onPress={() => setOpen(true)}>
        Kısayollar
      </Button>
      <ShortcutsDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Kısayollar"
        closeLabel="Kapat"
        groups={SHORTCUTS}
      />
    </>
  );
}

export function DropSample({ isAlone }: OverlayProps) {
  return isAlone ? (
    <FileDropOverlay title="Bırakın, okuyalım" detail="Excel (.xlsx) ya da CSV" />
  ) : (
    <p>Tek başına açılır: başlığa basın.</p>
  );
}
