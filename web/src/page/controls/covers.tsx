/** Curtains, blinds, windows: open, stop, close, and how far. */

import { commandLabel } from "../describe";
import { SetterControl } from "./generic";
import { Button } from "./parts";
import { send, settersOf, type ControlProps } from "./use";

const WAYS = [["up_or_open", "chevron-up"], ["stop_motion", "square"], ["down_or_close", "chevron-down"]] as const;

export function CoverControl(props: ControlProps) {
  return (
    <>
      {settersOf(props.thing, props.trait).map((setter) => (
        <SetterControl key={setter.command} {...props} setter={setter} />
      ))}
      <div class="buttons even">
        {WAYS.map(([name, icon]) => (
          <Button
            key={name}
            label={commandLabel(props.page.words, `WindowCovering.${name}`)}
            icon={icon}
            onClick={() => send(props, name)}
          />
        ))}
      </div>
    </>
  );
}
