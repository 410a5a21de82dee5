"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
} from "@dnd-kit/sortable";
import type { ReactNode } from "react";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";

const words = PICTURES_EN.drag;

// A finger that swipes scrolls the page, one that rests picks up; a click of the mouse opens.
const MOUSE = { activationConstraint: { distance: 6 } };
const TOUCH = { activationConstraint: { delay: 220, tolerance: 8 } };
const KEYBOARD = { coordinateGetter: findPlace };
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

type Props = {
  ids: readonly string[];
  onMove: (from: number, to: number) => void;
  children: ReactNode;
};

type Held = Pick<DragEndEvent, "active"> & { over: { id: string | number } | null };

/** Lets what is in it be put into another order: by mouse, by finger, by keyboard; each step is said aloud. */
export function PictureSorting({ ids, onMove, children }: Props) {
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, KEYBOARD),
  );
  const placeOf = (id: string | number | undefined) => ids.indexOf(String(id)) + 1;
  const held = ({ active, over }: Held) =>
    over ? words.held(placeOf(active.id), placeOf(over.id)) : words.left;
  const announcements = {
    onDragStart: ({ active }: Pick<Held, "active">) => held({ active, over: active }),
    onDragOver: held,
    onDragEnd: ({ over }: Held) => (over ? words.dropped(placeOf(over.id)) : words.left),
    onDragCancel: () => words.left,
  };
  function drop({ active, over }: DragEndEvent) {
    if (over && over.id !== active.id) onMove(placeOf(active.id) - 1, placeOf(over.id) - 1);
  }
  return (
    <DndContext
      id="pictures"
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: words.instructions } }}
      onDragEnd={drop}
    >
      <SortableContext items={[...ids]} strategy={rectSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

// Left and right lead through all of them, from the end of a line to the next one; up and down go by what is seen.
function findPlace(...[event, details]: Parameters<KeyboardCoordinateGetter>) {
  const step = STEPS[event.code];
  const { active, over, droppableRects } = details.context;
  const ids: unknown[] | undefined = active?.data.current?.sortable?.items;
  if (!step || !ids) return sortableKeyboardCoordinates(event, details);
  event.preventDefault();
  const next = ids[ids.indexOf((over ?? active)?.id) + step];
  const place = droppableRects.get(String(next));
  return place && { x: place.left, y: place.top };
}
