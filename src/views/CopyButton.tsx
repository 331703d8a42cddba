import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../language/t.ts';

interface Props {
  /** What is long is made when it is asked for. */
  readonly text: string | (() => string);
  /** Completes "Copy …". */
  readonly what: string;
}

const SHOWN_MS = 1500;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    } catch {
      // No permission, or a page served without HTTPS: the text stays selectable.
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <button
      type="button"
      className="icon-button icon-button--small"
      aria-label={copied ? t('Copied') : t('Copy {what}', { what })}
      title={t('Copy {what}', { what })}
      onClick={() => void copy()}
    >
      {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
    </button>
  );
}
