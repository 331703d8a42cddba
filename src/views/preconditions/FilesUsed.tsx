import type { Finding } from '../../../workers/api.ts';
import { formatPercent } from '../format.ts';
import { SOURCE_WORDS } from './words.ts';
import type { MemberEvidence } from './useMemberEvidence.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly own: string;
  readonly findings: readonly Finding[];
  readonly members: readonly MemberEvidence[];
}

/** Which files of the run took part, and what each was good for. */
export function FilesUsed({ own, findings, members }: Props) {
  const ownSources = new Set(findings.flatMap(({ measures }) => measures.flatMap(({ places }) => places.filter(({ document }) => document === own).map(({ source }) => t(SOURCE_WORDS[source])))));
  return (
    <p className="files-used">
      <Said
        message={members.length === 0 ? 'Judged from {files}. Other files of the same run, dropped beside it, say more: gctrace, MemStats, a heap profile, a trace.' : 'Judged from {files}.'}
        values={{
          files: (
            <>
              <strong>{own}</strong>
              {ownSources.size > 0 && ` (${[...ownSources].join(', ')})`}
              {members.map((member, place) => (
                // A profile and the log inside it have one key.
                // oxlint-disable-next-line react/no-array-index-key -- the order is the workspace's own
                <span key={`${member.member.key} ${place}`}>
                  {place === members.length - 1 ? t(' and ') : ', '}
                  <strong>{member.member.key}</strong> ({memberText(member)})
                </span>
              ))}
            </>
          ),
        }}
      />
    </p>
  );
}

function memberText({ evidence, known, failed }: MemberEvidence): string {
  if (failed) return t('could not be asked');
  if (evidence === undefined) return t('being read');
  if (evidence.length === 0) return t('tells nothing of this');
  const sources = evidence.map(({ source }) => t(SOURCE_WORDS[source])).join(', ');
  return known < 1 ? t('{sources}, {share} read', { sources, share: formatPercent(Math.floor(known * 100) / 100) }) : sources;
}
