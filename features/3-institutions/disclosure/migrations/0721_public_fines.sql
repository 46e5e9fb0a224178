-- What is published under one item, for the distribution of its fines.
create index public_decision_power on public_decision ((record -> 'power' ->> 'code')) where state = 'published';
