import { DoubleColumn } from '../../index/series.ts';
import { WordColumn } from './wordColumn.ts';

/** All logs of a recording, in time order. */
export class LogTable {
  readonly timeNs = new DoubleColumn();
  /** Row of the tasks. */
  readonly task = new WordColumn();
  /** Row of the people; NOBODY: none. */
  readonly who = new WordColumn();
  /** Texts. */
  readonly category = new WordColumn();
  readonly message = new WordColumn();

  get count(): number {
    return this.timeNs.count;
  }

  add(timeNs: number, task: number, who: number, category: number, message: number): void {
    this.timeNs.push(timeNs);
    this.task.push(task);
    this.who.push(who);
    this.category.push(category);
    this.message.push(message);
  }
}
