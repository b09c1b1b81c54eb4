"""Addresses of a person's projects, and of what a project is besides its answers."""

from django.urls import path

from projects.web import account, closing, joining, mail, my_projects, people, profile

urlpatterns = [
    path("projects/", my_projects.projects, name="projects"),
    path("accounts/profile/", profile.profile, name="profile"),
    path("accounts/delete/", account.delete, name="delete_account"),
    path("accounts/keep/", account.keep, name="keep_account"),
    path("mail/<str:token>/", mail.unsubscribe, name="unsubscribe"),
    path("invitations/<str:secret>/", joining.invitation, name="invitation"),
    path("<entry:entry>/claim/", joining.claim, name="claim"),
    path("<entry:entry>/people/", people.people, name="people"),
    path("<entry:entry>/people/invite/", people.invite, name="invite"),
    path("<entry:entry>/people/invited/<uuid:invitation_id>/", people.uninvite, name="uninvite"),
    path("<entry:entry>/people/<uuid:person_id>/role/", people.change_role, name="change_role"),
    path("<entry:entry>/people/<uuid:person_id>/hand-over/", people.hand_over, name="hand_over"),
    path("<entry:entry>/people/<uuid:person_id>/remove/", people.remove, name="remove_member"),
    path("<entry:entry>/people/leave/", people.leave, name="leave_project"),
    path("<entry:entry>/links/", people.make_link, name="make_link"),
    path("<entry:entry>/links/<int:key_id>/close/", people.close_link, name="close_link"),
    path("<entry:entry>/close/", closing.close, name="close_project"),
    path("<entry:entry>/reopen/", closing.reopen, name="reopen"),
]
