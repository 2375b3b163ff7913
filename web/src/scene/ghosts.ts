/** What will be, drawn before it is: the changed things again, translucent, in their foreseen state. */
import type { Store, ThingState } from "../shared/store";
import type { Change } from "../shared/wire";
import { Actor } from "./actor";
import type { Household } from "./household";

export class Ghosts {
  private actors: Actor[] = [];

  constructor(private readonly household: Household) {}

  show(changes: readonly Change[] | null, store: Store): void {
    this.dispose();
    const states = new Map<string, ThingState>();
    for (const [id, trait, values] of changes ?? []) {
      const before = states.get(id) ?? store.shown(id);
      states.set(id, { ...before, [trait]: { ...before[trait], ...arrived(values) } });
    }
    for (const [id, state] of states) {
      const real = this.household.actors.get(id);
      if (!real) continue;
      const ghost = new Actor(real.spot, { ...this.household.around, ghost: true });
      ghost.show(state, true, true);
      ghost.place.scale.setScalar(1.035);
      this.household.group.add(ghost.place);
      this.actors.push(ghost);
    }
  }

  dispose(): void {
    for (const actor of this.actors) actor.dispose();
    this.actors = [];
  }
}

/** A cover is drawn where it is going. */
function arrived(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const after = { ...values };
  if ("target_position" in values && !("current_position" in values)) after["current_position"] = values["target_position"];
  return after;
}
