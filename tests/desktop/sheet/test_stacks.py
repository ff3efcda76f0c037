from desktop.sheet.stacks import stacked


def test_every_place_is_in_exactly_one_stack(atlas):
    places = list(atlas.places.values())
    found = [place.id for stack in stacked(places) for place in stack.places]
    assert sorted(found) == sorted(place.id for place in places)


def test_places_share_a_stack_when_they_share_a_point(atlas):
    for stack in stacked(atlas.places.values()):
        together = set(atlas.places_at_point[stack.lon_deg, stack.lat_deg])
        assert {place.id for place in stack.places} == together
        assert stack.mark == (f"×{len(together)}" if len(together) > 1 else "")


def test_a_demonstration_zone_lies_on_top_of_its_zone(atlas):
    stacks = {stack.top.id: stack for stack in stacked(atlas.places.values())}
    tops = [stack for stack in stacks.values() if stack.top.kind == "demo_zone"]
    assert tops
    assert all("demo_zone" not in [p.kind for p in s.places[1:]] for s in tops if len(s.places) < 3)


def test_one_place_is_a_stack_without_a_mark(atlas):
    place = next(iter(atlas.places.values()))
    (stack,) = stacked([place])
    assert stack.top is place
    assert stack.mark == ""
