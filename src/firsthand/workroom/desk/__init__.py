"""The screens on which the other apps meet: the list, an Item beside its Original, Add, Series."""
