import { useRef, type ReactNode } from 'react';
import { plainFile, type NamedFile } from './droppedFiles.ts';
import { t } from '../../language/t.ts';

interface Props {
  readonly className: string;
  /** Where the button shows no text. */
  readonly label?: string;
  readonly onFiles: (files: readonly NamedFile[]) => void;
  readonly children: ReactNode;
}

/** A button that opens the system's file dialog. No filter by name: the kind is found by content. */
export function FilePicker({ className, label, onFiles, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} aria-label={label} title={label} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('Files to open')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])].map(plainFile));
          // The same file may be chosen again after it was closed.
          event.target.value = '';
        }}
      />
    </>
  );
}
