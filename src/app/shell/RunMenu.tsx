import { EllipsisVertical } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { formOf, runOfItsOwn, type Run } from '../runsOf.ts';
import { factsOf } from '../runMembers.ts';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** Of the file. */
  readonly documentKey: string;
  readonly runs: readonly Run[];
}

const OWN = 'own';
const ANY = 'any';
const COMPARE = 'compare';

/** Says which run a file is of, where that was guessed wrong or cannot be known; and compares it with the one on screen. */
export function RunMenu({ documentKey, runs }: Props) {
  const now = runs.find(({ keys }) => keys.includes(documentKey));
  const others = runs.filter(({ id }) => id !== now?.id);
  const isAlone = (now?.keys.length ?? 1) === 1;
  const shown = useComparedWith(documentKey);
  const put = (choice: string): void => {
    if (choice === COMPARE && shown !== undefined) {
      workspace.getState().openVersus([documentKey], [shown]);
      return;
    }
    const run = choice === ANY ? undefined : choice === OWN ? runOfItsOwn(documentKey) : others[Number(choice)]?.id;
    workspace.getState().putIntoRun(documentKey, run);
  };
  return (
    <MenuTrigger>
      <Button className="icon-button icon-button--small rail__menu" aria-label={t('Run of {documentKey}', { documentKey })}>
        <EllipsisVertical size={14} aria-hidden="true" />
      </Button>
      <Popover className="menu-popover" placement="bottom start">
        <Menu className="menu" aria-label={t('Run of {documentKey}, and comparing it', { documentKey })} onAction={(key) => put(String(key))}>
          {shown !== undefined && (
            <MenuItem id={COMPARE} className="menu__item" textValue={t('Compare with {shown}', { shown })}>
              {t('Compare {shown} with this', { shown })}
            </MenuItem>
          )}
          {others.map(({ id, name }, place) => (
            <MenuItem key={id} id={String(place)} className="menu__item" textValue={name}>
              {t('Same run as {name}', { name })}
            </MenuItem>
          ))}
          {!isAlone && (
            <MenuItem id={OWN} className="menu__item">
              {t('A run of its own')}
            </MenuItem>
          )}
          <MenuItem id={ANY} className="menu__item">
            {t('As it was dropped')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Key of the document on screen, where it is another one of the same form. */
function useComparedWith(key: string): string | undefined {
  return useWorkspace(({ documents, active }) => {
    const form = (of: string | undefined): string | undefined => {
      const facts = documents.flatMap((doc) => (doc.key === of ? (factsOf(doc) ?? []) : []))[0];
      return facts && formOf(facts);
    };
    return active !== key && form(active) !== undefined && form(active) === form(key) ? active : undefined;
  });
}
