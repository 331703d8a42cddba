// Questions about what the program marked (tasks, regions, logs), about goroutines by group, and the search.

import type { AnnotationAnswers, AnnotationQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { goroutineTimes } from './goroutineTimes.ts';
import { groupRows } from './groups.ts';
import { knownMarks } from './markJoin.ts';
import { membersPage } from './members.ts';
import { logsPage, regionsPage, tasksPage } from './pages.ts';
import { search } from './search.ts';
import { taskDetail } from './taskDetail.ts';
import { typeRows } from './typeRows.ts';

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export async function askAnnotations(trace: CloseTrace, question: AnnotationQuestion): Promise<AnnotationAnswers[AnnotationQuestion['ask']]> {
  const { index } = trace;
  switch (question.ask) {
    case 'taskTypes': {
      const { tables, known } = knownMarks(trace);
      return { types: typeRows(tables.tasks, tables.version, index.tables.texts, question.range), known };
    }
    case 'regionTypes': {
      const { tables, known } = knownMarks(trace);
      return { types: typeRows(tables.regions, tables.version, index.tables.texts, question.range), known };
    }
    case 'tasks':
      return tasksPage(index, knownMarks(trace), question);
    case 'regions':
      return regionsPage(index, knownMarks(trace), question);
    case 'logs':
      return logsPage(index, knownMarks(trace), question);
    case 'task':
      return taskDetail(index, knownMarks(trace).tables, question.task);
    case 'groups':
      return groupRows(trace, question.by);
    case 'members':
      return membersPage(trace, question);
    case 'goroutineTimes':
      return goroutineTimes(trace, question.goroutine, question.range);
    case 'search':
      return search(trace, question);
  }
}
