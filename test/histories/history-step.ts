import { isDeepStrictEqual } from "node:util";
import type { AsyncCommand } from "fast-check";
import { expect } from "vitest";
import { AppError } from "@/lib/errors";
import type { World } from "./history-world";
import type { ShopModel } from "./shop-model";
import { drawModel, readPicture } from "./shop-picture";

/** One thing that happens; `run` does it to the shop and works out what the shop must hold afterwards. */
export type Act<Args> = {
  name: string;
  /** Whether it makes sense now; a step that does not is left out. */
  isPossible?: (world: World, args: Args) => boolean;
  /** The model afterwards, or all that it may be where the order of things is open. */
  run: (world: World, args: Args) => Promise<ShopModel[]>;
};

/** An act with its arguments, as fast-check runs and shrinks it. */
export class HistoryStep<Args> implements AsyncCommand<World, World> {
  readonly #act: Act<Args>;
  readonly #args: Args;

  constructor(act: Act<Args>, args: Args) {
    this.#act = act;
    this.#args = args;
  }

  check(world: Readonly<World>): boolean {
    return this.#act.isPossible?.(world, this.#args) ?? true;
  }

  async run(world: World): Promise<void> {
    const outcomes = await this.#act.run(world, this.#args);
    world.shop = await pickOutcome(world, outcomes);
  }

  toString(): string {
    return `${this.#act.name}(${JSON.stringify(this.#args)})`;
  }
}

/** The outcome that the database shows; that it shows none is what all this is about. */
export async function pickOutcome(
  world: World,
  outcomes: readonly ShopModel[],
): Promise<ShopModel> {
  const [first] = outcomes;
  if (!first) throw new Error("nothing can have happened");
  const actual = await readPicture(world.of, first);
  const found = outcomes.find((shop) => isDeepStrictEqual(drawModel(shop), actual));
  if (!found) expect(actual, "the database beside the model").toEqual(drawModel(first));
  return found ?? first;
}

/** Runs something that may be refused; the code of the refusal, or the answer. */
export async function attempt<Answer>(
  act: () => Promise<Answer>,
): Promise<{ refusal: string } | { answer: Answer }> {
  try {
    return { answer: await act() };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error.code };
    throw error;
  }
}

/** Holds a refusal against those that the model finds right; true when it was refused. */
export function expectRefusal(result: { refusal: string } | object, allowed: string[]): boolean {
  const refusal = "refusal" in result ? result.refusal : null;
  if (refusal === null) expect(allowed, "the shop did not refuse").toEqual([]);
  else expect(allowed, "the shop refused").toContain(refusal);
  return refusal !== null;
}

/** Picks from a list by any natural number. */
export function pick<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
