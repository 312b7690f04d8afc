"""All addresses of the workroom."""

urlpatterns: list[object] = []
