import { Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { ProfileFacts, ProfileOptions } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { isMadeFromTrace } from './madeFromTrace.ts';
import { afterCommand, pprofCommand, pprofReads, type PprofReport } from './pprofCommand.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly report: PprofReport;
  readonly facts: ProfileFacts;
  /** undefined: there is but one. */
  readonly sampleType: string | undefined;
  readonly options: ProfileOptions;
}

/** The command that gives the numbers of this view. A profile that was made from a trace is no file: there is none for it. */
export function SayHow({ report, facts, sampleType, options }: Props): ReactNode {
  if (isMadeFromTrace(facts)) return undefined;
  const command = pprofCommand(report, facts.name, sampleType, options);
  const after = afterCommand(report);
  return (
    <DialogTrigger>
      <Button className="button flame-button options-bar__how">
        <Terminal size={14} aria-hidden /> {t('Command')}
      </Button>
      <Popover className="options-popover" placement="bottom end">
        <Dialog className="say-how" aria-label={t('The same with Go’s own tool')}>
          {pprofReads(facts) ? (
            <>
              <p>{t('Go’s own tool gives the same numbers with')}</p>
              <p className="say-how__line">
                <code className="say-how__command">{command}</code>
                <CopyButton text={command} what={t('the command')} />
              </p>
              {after !== undefined && <p className="say-how__after">{after}</p>}
            </>
          ) : (
            <p>{t('Go’s own tool does not read this form of a profile. Export it as pb.gz: that it does.')}</p>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
